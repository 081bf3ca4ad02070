package org.syncline.platform.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Fault;
import org.syncline.platform.NotAllowedException;

/** Turns whatever ends a request into a problem document; never a stack trace. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    // The server also answers by exception where nothing is wrong, to OPTIONS for instance.
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    return read(thrown).response();
  }

  static ProblemException read(Throwable thrown) {
    ProblemException known = find(thrown, ProblemException.class);
    if (known != null) {
      return known;
    }
    NotAllowedException notAllowed = find(thrown, NotAllowedException.class);
    if (notAllowed != null) {
      return notAllowed(notAllowed);
    }
    JsonProcessingException json = find(thrown, JsonProcessingException.class);
    if (json != null) {
      return json(json);
    }
    if (thrown instanceof WebApplicationException web) {
      return ofServer(web);
    }
    return switch (Fault.of(thrown)) {
      case DATABASE_AWAY -> {
        LOG.log(Level.WARNING, "Database away during a request: {0}", thrown.toString());
        yield ProblemException.unavailable(
            "The database can't be reached. Nothing was done: try again.", Duration.ofSeconds(5));
      }
      case COLLISION ->
          ProblemException.conflict(
              "Somebody changed the same thing at the same time. Nothing was done: read it again"
                  + " and repeat.");
      case OTHER -> unexpected(thrown);
    };
  }

  /** Who may not do something at all, or not to this. */
  public static ProblemException notAllowed(NotAllowedException e) {
    return ProblemException.forbidden(
        e.getMessage()
            + " Ask an administrator for an account, or a token, that has it for what you asked.");
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> wanted) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (wanted.isInstance(at)) {
        return wanted.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  /** What the server itself found wrong before a resource was reached. */
  private static ProblemException ofServer(WebApplicationException web) {
    Response response = web.getResponse();
    int status = response.getStatus();
    if (status == 503) {
      return ProblemException.unavailable(
          "The hub can't do this now. Nothing was done: try again.", Duration.ofSeconds(5));
    }
    if (status >= 500) {
      return unexpected(web);
    }
    ProblemDocument problem = ofStatus(status);
    ProblemException answer = new ProblemException(inOwnWords(web, problem));
    String allowed = response.getHeaderString(HttpHeaders.ALLOW);
    return (allowed == null ? answer : answer.with(HttpHeaders.ALLOW, allowed));
  }

  /** What can be said of a refusal of which only the status is known. */
  static ProblemDocument ofStatus(int status) {
    return switch (status) {
      case 401 ->
          ProblemDocument.of(
              "unauthenticated", "Log-in needed", 401, "Send a user name and password.");
      case 403 ->
          ProblemDocument.of("forbidden", "Not allowed", 403, "This account may not do that.");
      case 404 ->
          ProblemDocument.of(
              "not-found",
              "Not found",
              404,
              "There is nothing at this address: compare it with /syncline/api/openapi.json.");
      case 405 ->
          ProblemDocument.of(
              "method-not-allowed",
              "Method not allowed",
              405,
              "Use one of the methods that the header Allow names.");
      case 406 ->
          ProblemDocument.of(
              "not-acceptable",
              "Not acceptable",
              406,
              "The answer can't be had in that form: ask for application/json.");
      case 413 ->
          ProblemDocument.of(
              "too-large", "Body too large", 413, "The body is too large: send less at once.");
      case 415 ->
          ProblemDocument.of(
              "unsupported-media-type",
              "Unsupported media type",
              415,
              "Send the body with Content-Type: application/json.");
      case 500 ->
          ProblemDocument.of(
              "unexpected", "Unexpected fault", 500, "The fault is the hub's: see its log.");
      default ->
          ProblemDocument.of(
              "invalid",
              "Invalid request",
              status,
              "The request can't be read: compare it with /syncline/api/openapi.json.");
    };
  }

  /**
   * What a resource says itself is better than the general sentence; the server's codes are not.
   */
  private static ProblemDocument inOwnWords(WebApplicationException web, ProblemDocument problem) {
    String message = web.getMessage();
    StackTraceElement[] thrownAt = web.getStackTrace();
    if (message == null
        || message.startsWith("HTTP ")
        || thrownAt.length == 0
        || !thrownAt[0].getClassName().startsWith("org.syncline.")) {
      return problem;
    }
    return problem.saying(message);
  }

  static ProblemException json(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    String field = path(e);
    String detail;
    if (e instanceof StreamConstraintsException) {
      detail =
          "The body is beyond a limit" + where + ": fewer levels, shorter texts, names or numbers.";
    } else if (e instanceof UnrecognizedPropertyException) {
      detail =
          "There is no member of this name" + where + ": compare it with the OpenAPI document.";
    } else if (e instanceof JsonMappingException) {
      detail = "A value has the wrong type" + where + ".";
    } else {
      detail = "The body is not well-formed JSON" + where + ".";
    }
    ProblemDocument problem = ProblemDocument.of("unreadable", "Unreadable body", 400, detail);
    return new ProblemException(field.isEmpty() ? problem : problem.at(field));
  }

  private static String path(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return "";
    }
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static ProblemException unexpected(Throwable thrown) {
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, "Unexpected fault of a request, incident " + incident, thrown);
    return new ProblemException(
        ProblemDocument.of(
                "unexpected",
                "Unexpected fault",
                500,
                "The fault is the hub's. Tell its operators the incident; the server's log"
                    + " has it too.")
            .incident(incident));
  }
}
