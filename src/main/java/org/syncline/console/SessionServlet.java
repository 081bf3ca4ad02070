package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Account;
import org.syncline.security.LogIn;
import org.syncline.security.rest.SessionLogIn;

/** Begins and ends sessions: where the forms of log-in and log-out are sent to. */
@WebServlet(
    name = "Session",
    urlPatterns = {"/session/begin", "/session/end"})
public class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient LogIn logIn;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public SessionServlet() {}

  SessionServlet(LogIn logIn, SessionLogIn sessions) {
    this.logIn = logIn;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean begins = request.getServletPath().equals("/session/begin");
    boolean ours = sessions.isOurs(request, request.getParameter("token"));
    String context = request.getContextPath();
    if (begins) {
      String to = ReturnAddress.checked(request.getParameter("to"));
      response.sendRedirect(context + "/" + (ours ? begin(request, to) : again(to, "stale")));
    } else if (ours) {
      // Not the cookies: that of the session is worth nothing now, the others keep the language.
      response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
      Optional<URI> further = sessions.end(request);
      if (further.isPresent()) {
        WayOut.goTo(further.get(), response);
      } else {
        response.sendRedirect(context + "/login.xhtml");
      }
    } else {
      ForgedForm.refuse(request, response);
    }
  }

  private String begin(HttpServletRequest request, String to) {
    LogIn.Result result =
        logIn.verify(
            text(request.getParameter("user")),
            text(request.getParameter("password")),
            request.getRemoteAddr());
    if (result instanceof LogIn.Result.Welcome welcome) {
      Account account = welcome.account();
      // Machines have no business here.
      if (account.standing().system() == null) {
        sessions.begin(request, account);
        return to;
      }
    }
    boolean later =
        result instanceof LogIn.Result.Busy || result instanceof LogIn.Result.TooManyTries;
    return again(to, later ? "busy" : "refused");
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter;
  }

  private static String again(String to, String why) {
    return "login.xhtml?log-in=" + why + "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
