package org.syncline.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was looked through, by subject, and what was found there. */
final class Searched {
  private final Needles needles;
  private final Map<String, Subject> subjects = new LinkedHashMap<>();

  /** Counts of one subject, such as the log. */
  static final class Subject {
    private final Map<String, Integer> hits = new TreeMap<>();
    private final Set<Canary> byDesign = new HashSet<>();
    private long bytes;
    private int pieces;

    int hits() {
      return hits.values().stream().mapToInt(Integer::intValue).sum();
    }

    long bytes() {
      return bytes;
    }

    int pieces() {
      return pieces;
    }

    /** How many canaries are where they may be: those that arrived. */
    int byDesign() {
      return byDesign.size();
    }
  }

  Searched(Needles needles) {
    this.needles = needles;
  }

  Map<String, Subject> subjects() {
    return subjects;
  }

  int hits() {
    return subjects.values().stream().mapToInt(Subject::hits).sum();
  }

  /** All that was found, for an assertion that fails. */
  List<String> found() {
    List<String> found = new ArrayList<>();
    subjects.forEach(
        (name, subject) ->
            subject.hits.forEach((hit, times) -> found.add(name + ": " + hit + " x" + times)));
    return found;
  }

  /**
   * @param allowed what may stand there by design
   */
  void text(String subject, String place, String text, Set<Canary.Kind> allowed) {
    try {
      stream(
          subject, place, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), allowed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param allowed what may stand there by design
   */
  void file(String subject, String place, Path file, Set<Canary.Kind> allowed) {
    try (InputStream in = Files.newInputStream(file)) {
      stream(subject, place, in, allowed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stream(String name, String place, InputStream in, Set<Canary.Kind> allowed)
      throws IOException {
    Subject subject = subjects.computeIfAbsent(name, none -> new Subject());
    subject.pieces++;
    subject.bytes +=
        needles.search(
            in,
            (canary, at) -> {
              if (allowed.contains(canary.kind())) {
                subject.byDesign.add(canary);
              } else {
                subject.hits.merge(canary + " in " + place, 1, Integer::sum);
              }
            });
  }
}
