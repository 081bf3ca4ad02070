package org.syncline.security.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;

/** The verified caller of a request, noted by the authentication mechanism. */
public final class CallerOfRequest {
  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String REFUSAL = CallerOfRequest.class.getName() + ".refusal";

  private CallerOfRequest() {}

  static void note(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  public static Optional<Caller> find(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  /** Notes that the request's log-in was refused, and what its sender is to be told. */
  static void refuse(HttpServletRequest request, ProblemException problem) {
    request.setAttribute(REFUSAL, problem);
  }

  static Optional<ProblemException> refusal(HttpServletRequest request) {
    return Optional.ofNullable((ProblemException) request.getAttribute(REFUSAL));
  }

  /** Whether the request goes to the REST API, by the path that the server resolved. */
  public static boolean isApi(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/api") || path.startsWith("/api/");
  }
}
