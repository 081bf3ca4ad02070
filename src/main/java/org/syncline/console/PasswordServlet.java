package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;
import org.syncline.security.OwnPassword;
import org.syncline.security.rest.SessionLogIn;

/** Where the form for another password is sent to. The session ends with the password. */
@WebServlet(name = "Password", urlPatterns = "/password")
public class PasswordServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient OwnPassword passwords;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public PasswordServlet() {}

  /** Everybody's own password. */
  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return true;
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    String wanted = text(request.getParameter("password"));
    boolean same = wanted.equals(text(request.getParameter("again")));
    response.sendRedirect(
        request.getContextPath()
            + (same ? changed(request, who, wanted) : "/account.xhtml?done=password-twice"));
  }

  private String changed(HttpServletRequest request, Caller caller, String wanted) {
    OwnPassword.Result result =
        passwords.change(
            caller, text(request.getParameter("present")), wanted, request.getRemoteAddr());
    if (result instanceof OwnPassword.Result.Done) {
      sessions.end(request);
      return "/login.xhtml?done=password-changed";
    }
    return "/account.xhtml?done=" + word(result);
  }

  private static String word(OwnPassword.Result result) {
    if (result instanceof OwnPassword.Result.WrongPassword) {
      return "password-wrong";
    }
    if (result instanceof OwnPassword.Result.Invalid) {
      return "password-weak";
    }
    return result instanceof OwnPassword.Result.KeptElsewhere ? "password-elsewhere" : "try-later";
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter;
  }
}
