package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;

/** Where the buttons that revoke API tokens are sent to. */
@WebServlet(name = "RevokeToken", urlPatterns = "/revoke-token")
public class RevokeTokenServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient KeepTokens tokens;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public RevokeTokenServlet() {}

  RevokeTokenServlet(KeepTokens tokens, SessionLogIn sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Caller> caller =
        CallerOfRequest.find(request)
            .filter(one -> MakeTokenServlet.mayKeep(MakeTokenServlet.account(request, one), one));
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      ForgedForm.refuse(request, response);
      return;
    }
    String account = MakeTokenServlet.account(request, caller.get());
    boolean there = tokens.revoke(account, text(request.getParameter("id")), caller.get());
    DecisionForm.lead(request, response, Done.nothing(there ? "token-revoked" : "token-unknown"));
  }
}
