package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection;

/**
 * Where the button is sent to that tries a connection. The answer is the page itself, with how far
 * it came, step by step; the page shows the last step later too.
 */
@WebServlet(name = "CheckConnection", urlPatterns = "/check-connection")
public class CheckConnectionServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String STEPS = Tried.class.getName();

  @Inject private transient TestConnection test;

  /** For the container. */
  @NullUnmarked
  public CheckConnectionServlet() {}

  CheckConnectionServlet(TestConnection test, SessionLogIn sessions) {
    super(sessions);
    this.test = test;
  }

  /** How far a connection came. */
  record Tried(List<UseOfConnection.Step> steps) {}

  /** What came of the form that this request brought; empty where it brought none. */
  static List<UseOfConnection.Step> of(HttpServletRequest request) {
    @Nullable Tried tried = (Tried) request.getAttribute(STEPS);
    return tried == null ? List.of() : tried.steps();
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.CONFIGURE);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<List<UseOfConnection.Step>> steps =
        test.run(text(request.getParameter("system")), text(request.getParameter("id")), who);
    if (steps.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute(STEPS, new Tried(steps.get()));
    request.getRequestDispatcher("/connection.xhtml").forward(request, response);
  }
}
