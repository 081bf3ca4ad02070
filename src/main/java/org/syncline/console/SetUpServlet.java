package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.SetUp;
import org.syncline.security.rest.SessionLogIn;

/** Where the form of the first run is sent to; whoever it makes is logged in. */
@WebServlet(name = "SetUp", urlPatterns = SetUpServlet.PATH)
public class SetUpServlet extends HttpServlet {
  static final String PATH = "/session/set-up";
  private static final long serialVersionUID = 1L;

  @Inject private transient SetUp setUp;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public SetUpServlet() {}

  SetUpServlet(SetUp setUp, SessionLogIn sessions) {
    this.setUp = setUp;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String user = text(request.getParameter("user"));
    String failed = failed(request, user);
    response.sendRedirect(
        request.getContextPath()
            + "/"
            + (failed.isEmpty()
                ? ReturnAddress.HOME
                : "setup.xhtml?set-up="
                    + failed
                    + "&user="
                    + URLEncoder.encode(user, StandardCharsets.UTF_8)));
  }

  /** Why there is no administrator, one of {@link SetUpPage#WHY}; empty where there is one now. */
  private String failed(HttpServletRequest request, String user) {
    if (!sessions.isOurs(request, request.getParameter("token"))) {
      return "stale";
    }
    String password = text(request.getParameter("password"));
    if (!password.equals(text(request.getParameter("again")))) {
      return "again";
    }
    SetUp.Result result =
        setUp.run(
            text(request.getParameter("set-up-token")).strip(),
            user,
            password,
            request.getRemoteAddr());
    if (result instanceof SetUp.Result.Done done) {
      sessions.begin(request, done.administrator());
      return "";
    }
    if (result instanceof SetUp.Result.Invalid invalid) {
      return invalid.field();
    }
    return result instanceof SetUp.Result.TooManyTries ? "busy" : "refused";
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter;
  }
}
