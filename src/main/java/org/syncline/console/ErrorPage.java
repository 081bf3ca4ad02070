package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.NullUnmarked;

/** What a person is told where a request ended without the page that was asked for. */
@Named
@RequestScoped
public class ErrorPage {
  @Inject private HttpServletRequest request;

  /** For the container. */
  @NullUnmarked
  public ErrorPage() {}

  ErrorPage(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * Which texts tell it: {@code form} for a form that was too old, {@code 403}, {@code 404}, {@code
   * 4xx} for other faults of the request, {@code 500}.
   */
  public String getKind() {
    if (ForgedForm.is(request)) {
      return "form";
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 500;
    return switch (code) {
      case 403, 404 -> Integer.toString(code);
      default -> code >= 400 && code < 500 ? "4xx" : "500";
    };
  }
}
