package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection;

/**
 * Where the button is sent to that tries a connection. The answer is the page itself, with how far
 * it came, step by step; the page shows the last step later too.
 */
@WebServlet(name = "CheckConnection", urlPatterns = "/check-connection")
public class CheckConnectionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String STEPS = Tried.class.getName();

  @Inject private transient TestConnection test;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public CheckConnectionServlet() {}

  CheckConnectionServlet(TestConnection test, SessionLogIn sessions) {
    this.test = test;
    this.sessions = sessions;
  }

  /** How far a connection came. */
  record Tried(List<UseOfConnection.Step> steps) {}

  /** What came of the form that this request brought; empty where it brought none. */
  static List<UseOfConnection.Step> of(HttpServletRequest request) {
    @Nullable Tried tried = (Tried) request.getAttribute(STEPS);
    return tried == null ? List.of() : tried.steps();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Caller> caller =
        CallerOfRequest.find(request).filter(c -> c.may(Permission.CONFIGURE));
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      ForgedForm.refuse(request, response);
      return;
    }
    Optional<List<UseOfConnection.Step>> steps =
        test.run(
            text(request.getParameter("system")), text(request.getParameter("id")), caller.get());
    if (steps.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute(STEPS, new Tried(steps.get()));
    request.getRequestDispatcher("/connection.xhtml").forward(request, response);
  }
}
