package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.oidc.LogInBegun;
import org.syncline.security.oidc.LoggedOut;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.oidc.OidcResult;
import org.syncline.security.oidc.OidcSession;
import org.syncline.security.oidc.PendingLogIn;
import org.syncline.security.rest.SessionLogIn;

/**
 * The log-in at the company's identity provider: on the way there, on the way back, and where the
 * provider tells of log-outs (OpenID Connect Core 1.0, Back-Channel Logout 1.0).
 */
@WebServlet(
    name = "Oidc",
    urlPatterns = {OidcServlet.BEGIN, OidcServlet.END, OidcServlet.LOG_OUT})
public class OidcServlet extends HttpServlet {
  static final String BEGIN = "/session/oidc/begin";
  static final String END = "/session/oidc";
  static final String LOG_OUT = "/session/oidc/log-out";
  private static final long serialVersionUID = 1L;
  private static final String PENDING = "org.syncline.pending";
  private static final String OURS = "ours";

  @Inject private transient Oidc oidc;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public OidcServlet() {}

  OidcServlet(Oidc oidc, SessionLogIn sessions) {
    this.oidc = oidc;
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    if (!oidc.enabled() || path.equals(LOG_OUT)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (path.equals(BEGIN)) {
      begin(request, response);
    } else if (request.getSession(false) == null && request.getParameter(OURS) == null) {
      // The browser comes from the provider, so it kept the session's cookie back.
      WayOut.goTo(
          URI.create(request.getRequestURI() + "?" + query(request) + OURS + "=1"), response);
    } else {
      finish(request, response);
    }
  }

  private static String query(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? "" : query + "&";
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    OidcResult<LogInBegun> begun = oidc.begin(ReturnAddress.checked(request.getParameter("to")));
    if (begun instanceof OidcResult.Accepted<LogInBegun> accepted) {
      request.getSession().setAttribute(PENDING, accepted.value().pending());
      response.sendRedirect(accepted.value().to().toASCIIString());
    } else {
      again(begun, request, response);
    }
  }

  private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PendingLogIn pending = takePending(request.getSession(false));
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, all) -> parameters.put(name, Arrays.asList(all)));
    OidcResult<OidcSession> finished = oidc.finish(parameters, pending, request.getRemoteAddr());
    if (finished instanceof OidcResult.Accepted<OidcSession> accepted && pending != null) {
      sessions.begin(request, accepted.value());
      response.sendRedirect(
          request.getContextPath() + "/" + ReturnAddress.checked(pending.returnPage()));
    } else {
      again(finished, request, response);
    }
  }

  private static @Nullable PendingLogIn takePending(@Nullable HttpSession session) {
    if (session == null || !(session.getAttribute(PENDING) instanceof PendingLogIn pending)) {
      return null;
    }
    session.removeAttribute(PENDING);
    return pending;
  }

  private static void again(
      OidcResult<?> result, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String why = result instanceof OidcResult.Unavailable ? "provider-away" : "not-vouched";
    response.sendRedirect(request.getContextPath() + "/login.xhtml?log-in=" + why);
  }

  /** The provider tells of a log-out. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = request.getParameter("logout_token");
    if (!oidc.enabled() || !request.getServletPath().equals(LOG_OUT)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    OidcResult<LoggedOut> result =
        token == null ? null : oidc.backChannel(token, request.getRemoteAddr());
    if (result instanceof OidcResult.Accepted) {
      response.setStatus(HttpServletResponse.SC_OK);
    } else {
      response.setStatus(
          result instanceof OidcResult.Unavailable
              ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
              : HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}
