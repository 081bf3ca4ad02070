package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.value.Problem;

/** What the rows find out about one message, or about one item of a list in it. */
abstract class Sink {
  private @Nullable List<Problem> rejecting;
  private @Nullable List<Problem> noted;
  private final @Nullable Tracer tracer;
  private boolean plain;

  /**
   * Makes a sink.
   *
   * @param tracer who wants to know how values came about, or null
   */
  Sink(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** A converted value, or null that clears the target. */
  abstract void put(Target target, @Nullable Object value);

  /** Whether the texts of the source are plain, as {@link SourceReader#read} says. */
  boolean isPlain() {
    return plain;
  }

  void setPlain(boolean texts) {
    plain = texts;
  }

  /** Who wants to know how values came about, or null. */
  final @Nullable Tracer tracer() {
    return tracer;
  }

  void reject(Problem problem) {
    if (rejecting == null) {
      rejecting = new ArrayList<>(4);
    }
    rejecting.add(problem);
  }

  void note(Problem problem) {
    if (noted == null) {
      noted = new ArrayList<>(4);
    }
    noted.add(problem);
  }

  boolean rejects() {
    return rejecting != null;
  }

  List<Problem> noted() {
    return noted == null ? List.of() : List.copyOf(noted);
  }

  /** What rejects comes first: the first problem names the reason of parking. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (rejecting != null) {
      problems.addAll(rejecting);
    }
    if (noted != null) {
      problems.addAll(noted);
    }
    return List.copyOf(problems);
  }
}
