package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;
import org.syncline.sync.intake.RevealBody;
import org.syncline.sync.intake.StoredBody;

/**
 * Where the button of a message's page is sent to that asks for its body as it was sent. The answer
 * is the page itself, with the body, once: neither an address nor the session ever holds it.
 */
@WebServlet(name = "Body", urlPatterns = "/body")
public class BodyServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String BODY = StoredBody.class.getName();

  @Inject private transient RevealBody reveal;

  /** For the container. */
  @NullUnmarked
  public BodyServlet() {}

  /** The body that this request asked for; null where it asked for none. */
  static @Nullable StoredBody of(HttpServletRequest request) {
    return (StoredBody) request.getAttribute(BODY);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return Visitor.mayReadBodies(caller);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String receipt = request.getParameter("receipt");
    Optional<StoredBody> body =
        receipt != null && receipt.matches("[0-9]{1,18}")
            ? reveal.body(Long.parseLong(receipt), who)
            : Optional.empty();
    if (body.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute(BODY, body.get());
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/message.xhtml").forward(request, response);
  }
}
