package org.syncline.canary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.Proof;

/** What the canary run found, as {@code target/canary/<name>.json}. */
final class CanaryReport {
  private final String name;
  private final List<Map<String, Object>> results = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  CanaryReport(String name) {
    this.name = name;
  }

  /** Hits by subject, of which there may be none, and how much was looked through. */
  void searched(String story, Searched searched) {
    searched
        .subjects()
        .forEach(
            (subject, counts) -> {
              row(story + ", " + subject, counts.hits(), "hits", 0);
              row(story + ", " + subject + ", searched", counts.bytes(), "bytes", null);
            });
    found.addAll(searched.found());
    if (searched.hits() > 0) {
      broken.add(story + ": " + searched.hits() + " hits");
    }
  }

  /** Something that has to be there in numbers, or else nothing was proved. */
  void atLeast(String subject, long value, String unit, long least) {
    row(subject, value, unit, least);
    if (value < least) {
      broken.add(subject + ": " + value + " is below " + least);
    }
  }

  private void row(String subject, long value, String unit, Number to) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("subject", subject);
    row.put("value", value);
    row.put("unit", unit);
    if (to != null) {
      row.put("to", to);
    }
    results.add(row);
    System.out.println("CANARY " + row);
  }

  /**
   * Writes it.
   *
   * @throws IllegalStateException if anything was found
   */
  void write(long seed) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seed", seed);
    all.put("results", results);
    all.put("found", found);
    all.put("broken", broken);
    all.put("exceptions", ServerFiles.exceptions());
    Proof.write("canary", name, all);
    if (!broken.isEmpty()) {
      throw new IllegalStateException(
          broken + " see " + Proof.result("canary", name) + ": " + found);
    }
  }
}
