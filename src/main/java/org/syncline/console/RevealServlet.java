package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.record.RevealRecord;
import org.syncline.record.RevealRecord.Revealed;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form of a record's page is sent to that asks for its masked values. The answer is the
 * page itself, with the values, once: neither an address nor the session ever holds them.
 */
@WebServlet(name = "Reveal", urlPatterns = "/reveal")
public class RevealServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String REVEALED = Revealed.class.getName();

  @Inject private transient RevealRecord reveal;
  @Inject private transient RightsOf rights;

  /** For the container. */
  @NullUnmarked
  public RevealServlet() {}

  RevealServlet(RevealRecord reveal, RightsOf rights, SessionLogIn sessions) {
    super(sessions);
    this.reveal = reveal;
    this.rights = rights;
  }

  /** What came of the form that this request brought; null where it brought none. */
  static @Nullable Revealed of(HttpServletRequest request) {
    return (Revealed) request.getAttribute(REVEALED);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return Visitor.mayReveal(caller);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String id = text(request.getParameter("id"));
    if (!id.matches("[0-9]{1,18}")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Revealed revealed =
        reveal.reveal(
            new RevealRecord.Wish(
                Long.parseLong(id),
                text(request.getParameter("why")),
                Set.of(),
                who.name(),
                rights.caller(who)));
    request.setAttribute(REVEALED, revealed);
    response.setStatus(status(revealed));
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/record.xhtml").forward(request, response);
  }

  private static int status(Revealed revealed) {
    if (revealed instanceof Revealed.Shown) {
      return HttpServletResponse.SC_OK;
    }
    if (revealed instanceof Revealed.TooMany) {
      return 429;
    }
    return revealed instanceof Revealed.Invalid
        ? HttpServletResponse.SC_BAD_REQUEST
        : HttpServletResponse.SC_NOT_FOUND;
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter.strip();
  }
}
