package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.security.Caller;
import org.syncline.security.OwnSessions;
import org.syncline.security.rest.SessionLogIn;

/** Where the form is sent to that ends all sessions of one's own account, this one too. */
@WebServlet(name = "SignOut", urlPatterns = "/sign-out")
public class SignOutServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient OwnSessions own;

  /** For the container. */
  @NullUnmarked
  public SignOutServlet() {}

  SignOutServlet(OwnSessions own, SessionLogIn sessions) {
    super(sessions);
    this.own = own;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return true;
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    boolean here = own.endAll(who);
    if (here) {
      sessions.end(request);
    }
    response.sendRedirect(
        request.getContextPath()
            + (here ? "/login.xhtml?done=signed-out" : "/account.xhtml?done=sessions-elsewhere"));
  }
}
