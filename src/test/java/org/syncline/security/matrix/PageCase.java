package org.syncline.security.matrix;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;

/**
 * One request to a page, and what is answered to whoever may see it.
 *
 * @param form what is posted, without the session's token; null where nothing is
 * @param token of the form
 * @param location what the address has in it that the answer leads to; empty = it leads nowhere
 * @param changes whether it changes something for those who may
 * @param twin the case whose answer an agent may not be able to tell from this one's
 */
record PageCase(
    String subject,
    String method,
    Part path,
    @Nullable Part form,
    Token token,
    int answer,
    String location,
    boolean changes,
    @Nullable String twin) {

  /** An address or a form. */
  @FunctionalInterface
  interface Part {
    String of(Stage stage) throws Exception;
  }

  /** Which token a form carries. */
  enum Token {
    RIGHT,
    WRONG,
    NONE
  }

  /** What is to come back. */
  record Expected(int status, String location) {}

  static PageCase get(String subject, int answer, Part path) {
    return new PageCase(subject, "GET", path, null, Token.NONE, answer, "", false, null);
  }

  /** Divides the parts of a form that brings a file. */
  static final String BOUNDARY = "role-matrix";

  /** A form that brings a file. */
  static PageCase upload(String subject, int answer, String path, Part name) {
    return post(
        subject,
        answer,
        path,
        stage ->
            part("name", name.of(stage))
                + part("file\"; filename=\"x.csv", "no;rev")
                + "--"
                + BOUNDARY
                + "--\r\n");
  }

  private static String part(String name, String content) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  /** Whether a form brings a file. */
  static boolean isOfParts(String form) {
    return form.startsWith("--" + BOUNDARY);
  }

  static PageCase post(String subject, int answer, String path, Part form) {
    return new PageCase(subject, "POST", stage -> path, form, Token.RIGHT, answer, "", false, null);
  }

  PageCase with(Token other) {
    return new PageCase(
        subject + ", token " + other, method, path, form, other, 403, "", false, twin);
  }

  PageCase to(String place) {
    return new PageCase(subject, method, path, form, token, answer, place, changes, twin);
  }

  PageCase changing() {
    return new PageCase(subject, method, path, form, token, answer, location, true, twin);
  }

  PageCase like(String other) {
    return new PageCase(subject, method, path, form, token, answer, location, changes, other);
  }

  /**
   * To somebody.
   *
   * @param needed empty = the page is open
   */
  Expected expected(Who who, Optional<Permission> needed, boolean home) {
    if (needed.isEmpty()) {
      return new Expected(answer, location);
    }
    if (!who.known() || Who.MACHINES.contains(who)) {
      return new Expected(302, "/syncline/login.xhtml?to=");
    }
    if (!who.role().permissions().contains(needed.get())) {
      return home ? new Expected(302, "/syncline/account.xhtml") : new Expected(403, "");
    }
    return new Expected(answer, location);
  }

  String formOf(Stage stage, Visit visit) throws Exception {
    String text = form == null ? "" : form.of(stage);
    if (isOfParts(text)) {
      return switch (token) {
        case RIGHT -> part("token", visit.token()) + text;
        case WRONG -> part("token", "forged") + text;
        case NONE -> text;
      };
    }
    return switch (token) {
      case RIGHT -> text + "&token=" + visit.token();
      case WRONG -> text + "&token=forged";
      case NONE -> text;
    };
  }

  /** Those who come to the console. */
  static final Set<Who> VISITORS =
      Set.of(
          Who.ADMIN, Who.INTEGRATOR, Who.OPERATOR, Who.AGENT, Who.AUDITOR, Who.MACHINE, Who.NOBODY);
}
