package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.rest.SessionLogIn;

/** Where the buttons that revoke API tokens are sent to. */
@WebServlet(name = "RevokeToken", urlPatterns = "/revoke-token")
public class RevokeTokenServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient KeepTokens tokens;

  /** For the container. */
  @NullUnmarked
  public RevokeTokenServlet() {}

  RevokeTokenServlet(KeepTokens tokens, SessionLogIn sessions) {
    super(sessions);
    this.tokens = tokens;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return MakeTokenServlet.mayKeep(MakeTokenServlet.account(request, caller), caller);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    String account = MakeTokenServlet.account(request, who);
    boolean there = tokens.revoke(account, text(request.getParameter("id")), who);
    DecisionForm.lead(request, response, Done.nothing(there ? "token-revoked" : "token-unknown"));
  }
}
