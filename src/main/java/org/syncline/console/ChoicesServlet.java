package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the switches of language and colours are sent to. A form that is not of this session keeps
 * nothing; that is no more than a look at the page, so it is not refused either.
 */
@WebServlet(name = "Choices", urlPatterns = ChoicesServlet.PATH)
public class ChoicesServlet extends HttpServlet {
  static final String PATH = "/choices";
  private static final long serialVersionUID = 1L;
  private static final Duration KEPT = Duration.ofDays(365);

  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public ChoicesServlet() {}

  ChoicesServlet(SessionLogIn sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (sessions.isOurs(request, request.getParameter("token"))) {
      keep(request, response);
    }
    String to = request.getParameter("to");
    response.sendRedirect(
        request.getContextPath()
            + "/"
            + (ReturnAddress.isLogIn(to) ? to : ReturnAddress.checked(to)));
  }

  private static void keep(HttpServletRequest request, HttpServletResponse response) {
    String language = request.getParameter("language");
    if (language != null && Taste.LANGUAGES.contains(language)) {
      response.addCookie(cookie(request, Taste.LANGUAGE, language));
    }
    String colours = request.getParameter("colours");
    if (colours != null && Taste.ALL_COLOURS.contains(colours)) {
      response.addCookie(cookie(request, Taste.COLOURS, colours));
    }
  }

  private static Cookie cookie(HttpServletRequest request, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge((int) KEPT.toSeconds());
    return cookie;
  }
}
