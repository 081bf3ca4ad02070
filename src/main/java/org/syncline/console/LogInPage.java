package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.security.SetUp;
import org.syncline.security.oidc.Oidc;

/** The log-in page. */
@Named
@RequestScoped
public class LogInPage {
  @Inject private HttpServletRequest request;
  @Inject private Oidc oidc;
  @Inject private SetUp setUp;

  /** For the container. */
  @NullUnmarked
  public LogInPage() {}

  LogInPage(HttpServletRequest request, Oidc oidc, SetUp setUp) {
    this.request = request;
    this.oidc = oidc;
    this.setUp = setUp;
  }

  /** Whether the hub waits for its first administrator. */
  public boolean isFirstRun() {
    return setUp.isOpen();
  }

  /** Where to go after the log-in. */
  public String getTo() {
    return ReturnAddress.checked(request.getParameter("to"));
  }

  /** Whether people may log in at the company's identity provider. */
  public boolean isProvider() {
    return oidc.enabled();
  }

  /** Where that log-in begins. */
  public String getProviderAddress() {
    return OidcServlet.BEGIN.substring(1)
        + "?to="
        + URLEncoder.encode(getTo(), StandardCharsets.UTF_8);
  }

  public boolean isNotVouched() {
    return "not-vouched".equals(request.getParameter("log-in"));
  }

  public boolean isProviderAway() {
    return "provider-away".equals(request.getParameter("log-in"));
  }

  public boolean isRefused() {
    return "refused".equals(request.getParameter("log-in"));
  }

  public boolean isBusy() {
    return "busy".equals(request.getParameter("log-in"));
  }

  /** Whether a session has ended that this browser had. */
  public boolean isOver() {
    return "over".equals(request.getParameter("log-in"));
  }

  public boolean isStale() {
    return "stale".equals(request.getParameter("log-in"));
  }
}
