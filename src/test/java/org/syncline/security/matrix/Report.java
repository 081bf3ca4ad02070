package org.syncline.security.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was answered to whom, as a table for people. */
final class Report {
  private final Map<String, Map<Who, Map<String, Integer>>> answers = new LinkedHashMap<>();
  private int rows;

  void note(String operation, String subject, Who who, int status) {
    rows++;
    answers
        .computeIfAbsent(operation, none -> new LinkedHashMap<>())
        .computeIfAbsent(who, none -> new LinkedHashMap<>())
        .put(subject, status);
  }

  /** A request that has no place in the table. */
  void count() {
    rows++;
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Who is answered what");
    lines.add("");
    lines.add(rows + " requests. Several answers: by what was asked about.");
    for (boolean pages : new boolean[] {false, true}) {
      table(pages, lines);
    }
    Files.write(file, lines);
  }

  private void table(boolean pages, List<String> lines) {
    Set<Who> asked = new LinkedHashSet<>();
    for (Who who : Who.values()) {
      if (!pages || PageCase.VISITORS.contains(who)) {
        asked.add(who);
      }
    }
    lines.add("");
    lines.add(
        asked.stream()
            .map(who -> who.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(" | ", pages ? "| page | " : "| operation | ", " |")));
    lines.add("|---".repeat(asked.size() + 1) + "|");
    answers.forEach(
        (operation, byWho) -> {
          if (operation.startsWith("/") == pages) {
            lines.add(
                asked.stream()
                    .map(who -> cell(byWho.getOrDefault(who, Map.of())))
                    .collect(Collectors.joining(" | ", "| `" + operation + "` | ", " |")));
          }
        });
  }

  private static String cell(Map<String, Integer> bySubject) {
    Set<Integer> all = new LinkedHashSet<>(bySubject.values());
    if (all.size() == 1) {
      return all.iterator().next().toString();
    }
    Map<Integer, Set<String>> byStatus = new LinkedHashMap<>();
    bySubject.forEach(
        (subject, status) ->
            byStatus.computeIfAbsent(status, none -> new LinkedHashSet<>()).add(subject));
    return byStatus.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }
}
