package org.syncline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark found: machine, versions, and results with the ratio to what was measured beside
 * them.
 */
final class Report {
  private final Map<String, Object> versions = new LinkedHashMap<>();
  private final List<Map<String, Object>> results = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  void version(String name, String version) {
    versions.put(name, version);
  }

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

  /** What is aimed at; missing it is written down and fails nothing. */
  void aim(String what, double value, double aim) {
    if (value < aim) {
      missed.add(what + ": " + value + " is below the aim of " + aim);
    }
  }

  /** A bound of the benchmark's own; broken ones fail it after everything is written. */
  void bound(String what, double value, double least) {
    if (value < least) {
      broken.add(what + ": " + value + " is below " + least);
    }
  }

  void write(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.vm.version"));
    all.put("machine", machine);
    all.put("versions", versions);
    all.put("results", results);
    all.put("missed", missed);
    all.put("broken", broken);
    Files.createDirectories(file.getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("Bounds broken: " + broken);
    }
  }
}
