package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means: by the manifest's table, the error inside it, then its status. */
final class JudgeAnswer {
  private final List<ErrorRule> rules;
  private final @Nullable MemberPath errorPath;

  JudgeAnswer(List<ErrorRule> rules, @Nullable MemberPath errorPath) {
    this.rules = List.copyOf(rules);
    this.errorPath = errorPath;
  }

  /**
   * What it means.
   *
   * @param code of what is refused
   */
  record Judgement(Verdict verdict, String code) {}

  Judgement of(RequestTemplate request, ReadAnswer answer) {
    for (ErrorRule rule : rules) {
      if (rule.holds(request.purpose(), answer)) {
        return new Judgement(rule.verdict(), rule.code());
      }
    }
    if (isSuccess(answer.status()) && hasErrorInside(answer)) {
      return new Judgement(Verdict.REFUSED, "ERROR_IN_ANSWER");
    }
    return new Judgement(byStatus(answer.status(), request), "HTTP_" + answer.status());
  }

  /** Whether errors are told inside of answers, so that one that can't be read tells nothing. */
  boolean looksInside() {
    return errorPath != null;
  }

  boolean hasErrorInside(ReadAnswer answer) {
    return errorPath != null
        && answer.json().stream()
            .flatMap(json -> errorPath.all(json).stream())
            .anyMatch(JudgeAnswer::saysSomething);
  }

  /** Systems that always have the member say null, false or nothing in it when all is well. */
  private static boolean saysSomething(JsonNode error) {
    if (error.isContainerNode()) {
      return !error.isEmpty();
    }
    return !error.isNull()
        && !(error.isBoolean() && !error.booleanValue())
        && !(error.isTextual() && error.textValue().isEmpty());
  }

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private static Verdict byStatus(int status, RequestTemplate request) {
    return switch (status) {
      case 401 -> Verdict.REFRESH;
      // 405, 406, 415, 501 and 505 are about the request's form, which the settings give.
      case 403, 405, 406, 415, 501, 505 -> Verdict.MISCONFIGURED;
      // Elsewhere it is not the row that is missing, but the address.
      case 404, 410 -> request.namesRow() ? Verdict.GONE : Verdict.MISCONFIGURED;
      case 409 -> conflict(request);
      case 412 -> request.purpose() == Purpose.CREATE ? Verdict.REFUSED : Verdict.MOVED;
      // These say that nothing was done.
      case 408, 423, 425, 503 -> Verdict.LATER;
      case 429 -> Verdict.RATE_LIMITED;
      default -> byClass(status, request);
    };
  }

  /**
   * A row that is to be made can't have moved: it is there already. With an idempotency key it may
   * be the hub's own, which an earlier try is still making.
   */
  private static Verdict conflict(RequestTemplate request) {
    if (request.purpose() != Purpose.CREATE) {
      return Verdict.MOVED;
    }
    return request.idempotencyHeader() == null ? Verdict.REFUSED : Verdict.UNCERTAIN;
  }

  private static Verdict byClass(int status, RequestTemplate request) {
    if (isSuccess(status)) {
      return Verdict.DONE;
    }
    if (status >= 500) {
      // A row that may have been made is looked for: the next state of it would make another one.
      return request.repeatable() && request.purpose() != Purpose.CREATE
          ? Verdict.LATER
          : Verdict.UNCERTAIN;
    }
    // Redirects are not followed: where they lead belongs into the connection.
    return status < 400 ? Verdict.MISCONFIGURED : Verdict.REFUSED;
  }
}
