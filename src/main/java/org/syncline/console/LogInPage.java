package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.NullUnmarked;

/** The log-in page. */
@Named
@RequestScoped
public class LogInPage {
  @Inject private HttpServletRequest request;

  /** For the container. */
  @NullUnmarked
  public LogInPage() {}

  LogInPage(HttpServletRequest request) {
    this.request = request;
  }

  /** Where to go after the log-in. */
  public String getTo() {
    return ReturnAddress.checked(request.getParameter("to"));
  }

  public boolean isRefused() {
    return "refused".equals(request.getParameter("log-in"));
  }

  public boolean isBusy() {
    return "busy".equals(request.getParameter("log-in"));
  }

  public boolean isStale() {
    return "stale".equals(request.getParameter("log-in"));
  }
}
