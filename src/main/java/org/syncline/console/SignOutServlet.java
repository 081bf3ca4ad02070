package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.security.Caller;
import org.syncline.security.OwnSessions;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;

/** Where the form is sent to that ends all sessions of one's own account, this one too. */
@WebServlet(name = "SignOut", urlPatterns = "/sign-out")
public class SignOutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient OwnSessions own;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public SignOutServlet() {}

  SignOutServlet(OwnSessions own, SessionLogIn sessions) {
    this.own = own;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Caller> caller = CallerOfRequest.find(request);
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      ForgedForm.refuse(request, response);
      return;
    }
    boolean here = own.endAll(caller.get());
    if (here) {
      sessions.end(request);
    }
    response.sendRedirect(
        request.getContextPath()
            + (here ? "/login.xhtml?done=signed-out" : "/account.xhtml?done=sessions-elsewhere"));
  }
}
