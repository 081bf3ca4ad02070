package org.syncline.platform.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument problem;
  private final transient Map<String, String> headers;

  private ProblemException(ProblemDocument problem, Map<String, String> headers) {
    super(problem.title());
    this.problem = problem;
    this.headers = headers;
  }

  public ProblemException(ProblemDocument problem) {
    this(problem, Map.of());
  }

  public ProblemException with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ProblemException(problem, more);
  }

  public ProblemDocument problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }

  public Response response() {
    Response.ResponseBuilder builder =
        Response.status(problem.status()).type(ProblemDocument.MEDIA_TYPE).entity(problem);
    headers.forEach(builder::header);
    return builder.build();
  }

  /** A parameter, header or member that can't be used. */
  public static ProblemException invalid(String field, String detail) {
    return new ProblemException(
        ProblemDocument.of("invalid", "Invalid request", 400, detail).at(field));
  }

  /** A document that reads well but whose content can't be used. */
  public static ProblemException unusable(String detail, List<ProblemDocument.Mistake> mistakes) {
    return new ProblemException(
        ProblemDocument.of("unusable", "Unusable document", 422, detail).listing(mistakes));
  }

  public static ProblemException unauthenticated() {
    return new ProblemException(
            ProblemDocument.of(
                "unauthenticated",
                "Log-in needed",
                401,
                "Send an API token as Authorization: Bearer, or a user name and password by HTTP"
                    + " Basic authentication. After several wrong passwords an account is locked"
                    + " for some minutes."))
        .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Syncline\", charset=\"UTF-8\"");
  }

  /** A bearer token that is nobody's (RFC 6750). */
  public static ProblemException badToken() {
    return new ProblemException(
            ProblemDocument.of(
                "unauthenticated",
                "Log-in needed",
                401,
                "This token is unknown, revoked, expired or not for this hub: make a new one."))
        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Syncline\", error=\"invalid_token\"");
  }

  public static ProblemException forbidden(String detail) {
    return new ProblemException(ProblemDocument.of("forbidden", "Not allowed", 403, detail));
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(ProblemDocument.of("not-found", "Not found", 404, detail));
  }

  public static ProblemException conflict(String detail) {
    return new ProblemException(ProblemDocument.of("conflict", "Conflict", 409, detail));
  }

  public static ProblemException changedMeanwhile(String detail) {
    return new ProblemException(
        ProblemDocument.of("changed-meanwhile", "Changed meanwhile", 412, detail)
            .at(HttpHeaders.IF_MATCH));
  }

  public static ProblemException tooLarge(long limit) {
    return new ProblemException(
        ProblemDocument.of(
            "too-large",
            "Body too large",
            413,
            "The body is larger than " + limit + " bytes: send less at once."));
  }

  public static ProblemException versionNeeded(String detail) {
    return new ProblemException(
        ProblemDocument.of("version-needed", "Version needed", 428, detail)
            .at(HttpHeaders.IF_MATCH));
  }

  public static ProblemException tooManyTries(Duration wait) {
    return new ProblemException(
            ProblemDocument.of(
                "too-many-tries", "Too many tries", 429, "Wait before you try again."))
        .with(HttpHeaders.RETRY_AFTER, seconds(wait));
  }

  public static ProblemException unavailable(String detail, Duration wait) {
    return new ProblemException(ProblemDocument.of("unavailable", "Not available now", 503, detail))
        .with(HttpHeaders.RETRY_AFTER, seconds(wait));
  }

  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000));
  }
}
