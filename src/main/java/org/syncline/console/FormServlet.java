package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;

/** Where a form is sent to by whoever has logged in: it has to be of their own session. */
abstract class FormServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Tells whether a form is of the session that sends it. */
  @Inject transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  FormServlet() {}

  FormServlet(SessionLogIn sessions) {
    this.sessions = sessions;
  }

  /** Whether somebody may do what the form of this request is for. */
  abstract boolean isFor(Caller caller, HttpServletRequest request);

  /** Does what the form asks for, and answers. */
  abstract void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException;

  /** The token that a form carries; null where it carries none. */
  @Nullable String token(HttpServletRequest request) throws IOException {
    return request.getParameter("token");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Caller> caller = CallerOfRequest.find(request).filter(one -> isFor(one, request));
    if (caller.isEmpty() || !sessions.isOurs(request, token(request))) {
      ForgedForm.refuse(request, response);
      return;
    }
    take(request, response, caller.get());
  }
}
