package org.syncline.security.matrix;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask an operation about, and what is answered to whoever may ask.
 *
 * @param answer to all but those in {@code otherwise}
 * @param twin the case whose answer nobody in {@code alike} may be able to tell from this one's
 */
record Case(
    String subject,
    Request request,
    int answer,
    Map<Who, Integer> otherwise,
    @Nullable String twin,
    Set<Who> alike,
    Set<Who> notFor) {

  /** Fills in the address and the body. */
  @FunctionalInterface
  interface Request {
    Ask of(Stage stage, Who who) throws Exception;
  }

  static Case of(String subject, int answer, Request request) {
    return new Case(subject, request, answer, Map.of(), null, Set.of(), Set.of());
  }

  Case but(Set<Who> some, int theirs) {
    Map<Who, Integer> more = new LinkedHashMap<>(otherwise);
    some.forEach(who -> more.put(who, theirs));
    return new Case(subject, request, answer, more, twin, alike, notFor);
  }

  /** Those who must not learn from the answer that this is another case than that. */
  Case like(String other, Set<Who> some) {
    return new Case(subject, request, answer, otherwise, other, some, notFor);
  }

  Case not(Who... some) {
    Set<Who> left = EnumSet.noneOf(Who.class);
    left.addAll(Set.of(some));
    return new Case(subject, request, answer, otherwise, twin, alike, left);
  }

  int expected(Operation operation, Who who) {
    if (who == Who.UNREADABLE || (who == Who.NOBODY && operation.permission().isPresent())) {
      return 401;
    }
    return who.mayAsk(operation) ? otherwise.getOrDefault(who, answer) : 403;
  }
}
