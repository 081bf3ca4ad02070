package org.syncline.security.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.syncline.security.Caller;

/** The verified caller of a request, noted by the authentication mechanism. */
public final class CallerOfRequest {
  private static final String ATTRIBUTE = Caller.class.getName();

  private CallerOfRequest() {}

  static void note(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  public static Optional<Caller> find(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  /** Whether the request goes to the REST API, by the path that the server resolved. */
  public static boolean isApi(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/api") || path.startsWith("/api/");
  }
}
