package org.syncline.mutation;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.Proof;

/**
 * How many of PIT's changes to mapping its unit tests notice, by package and in all. Fails below 80
 * % in all.
 */
public final class MappingMutation {
  private static final double LEAST = 80;

  private MappingMutation() {}

  /**
   * @param args PIT's report in XML
   */
  public static void main(String... args) throws Exception {
    MutationScores scores;
    try (InputStream report = Files.newInputStream(Path.of(args[0]))) {
      scores = MutationScores.read(report);
    }
    List<Map<String, Object>> results = new ArrayList<>();
    scores.packages().forEach((name, score) -> results.add(row(name, score)));
    results.add(row("in all", scores.all()));
    results.forEach(row -> System.out.println("MUTATION " + row));
    double all = scores.all().percent();
    List<String> broken =
        all < LEAST ? List.of("in all: " + all + " is below " + LEAST) : List.of();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("results", results);
    found.put("broken", broken);
    Proof.write("mutation", "mapping", found);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("Bounds broken: " + broken);
    }
  }

  private static Map<String, Object> row(String subject, MutationScores.Score score) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("subject", subject);
    row.put("value", Math.round(score.percent() * 100) / 100.0);
    row.put("unit", "% of changes noticed");
    row.put("ratio", Math.round(score.percent() / LEAST * 1000) / 1000.0);
    row.put("to", "the bound of 80 %");
    row.put("changes", score.changes());
    row.put("noticed", score.noticed());
    row.put("notReached", score.notReached());
    return row;
  }
}
