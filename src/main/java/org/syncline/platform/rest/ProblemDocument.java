package org.syncline.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type a URN that programs can tell problems apart by
 * @param title what kind of problem it is
 * @param detail what to do about it
 * @param field the member, parameter or header that is meant
 * @param incident found in the server's log too, where the fault is the hub's
 * @param errors every mistake, where there are several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @Nullable String incident,
    @Nullable List<Mistake> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** One of several mistakes; the path says where. */
  public record Mistake(String path, String message) {}

  public static ProblemDocument of(String name, String title, int status, String detail) {
    return new ProblemDocument(
        "urn:syncline:problem:" + name, title, status, detail, null, null, null);
  }

  public ProblemDocument at(String where) {
    return new ProblemDocument(type, title, status, detail, where, incident, errors);
  }

  ProblemDocument saying(String sentence) {
    return new ProblemDocument(type, title, status, sentence, field, incident, errors);
  }

  ProblemDocument incident(String id) {
    return new ProblemDocument(type, title, status, detail, field, id, errors);
  }

  public ProblemDocument listing(List<Mistake> mistakes) {
    return new ProblemDocument(type, title, status, detail, field, incident, List.copyOf(mistakes));
  }
}
