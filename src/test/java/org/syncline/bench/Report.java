package org.syncline.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.Proof;

/** What a benchmark found: results, with the ratio to what was measured beside them. */
final class Report {
  private final List<Map<String, Object>> results = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  void result(String subject, double value, String unit) {
    result(subject, value, unit, null, null);
  }

  void result(String subject, double value, String unit, Double ratio, String to) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("subject", subject);
    row.put("value", Math.round(value * 100) / 100.0);
    row.put("unit", unit);
    if (ratio != null) {
      row.put("ratio", Math.round(ratio * 1000) / 1000.0);
      row.put("to", to);
    }
    results.add(row);
    System.out.println("BENCH " + row);
  }

  /**
   * @param spent on so many pieces of work
   * @param piece what one is called
   */
  void processorTime(String phase, String process, Duration spent, int pieces, String piece) {
    result(
        phase + ", processor time of the " + process,
        spent.toNanos() / 1e6 / pieces,
        "ms/" + piece);
  }

  /** A bound of the benchmark's own; broken ones fail it after everything is written. */
  void bound(String what, double value, double least) {
    if (value < least) {
      broken.add(what + ": " + value + " is below " + least);
    }
  }

  /** An upper bound of the benchmark's own; broken ones fail it after everything is written. */
  void limit(String what, double value, double most) {
    if (value > most) {
      broken.add(what + ": " + value + " is above " + most);
    }
  }

  /**
   * @param name of the benchmark
   */
  void write(String name) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("results", results);
    all.put("broken", broken);
    Proof.write("bench", name, all);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("Bounds broken: " + broken);
    }
  }
}
