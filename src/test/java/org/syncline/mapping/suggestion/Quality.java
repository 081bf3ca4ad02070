package org.syncline.mapping.suggestion;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is right over cases: precision = right / suggested, recall = right / expected. */
final class Quality {
  private final Map<Integer, int[]> tenths = new TreeMap<>();
  private int cases;
  private int suggested;
  private int right;
  private int expected;

  static Quality of(List<LabelledCase> cases, double threshold) throws IOException {
    Quality quality = new Quality();
    for (LabelledCase labelled : cases) {
      quality.cases++;
      quality.expected += labelled.rows().size();
      for (Suggestion suggestion : labelled.suggest(0).suggestions()) {
        boolean isRight = labelled.isRight(suggestion);
        int tenth = (int) Math.min(9, suggestion.score() * 10);
        int[] counts = quality.tenths.computeIfAbsent(tenth, x -> new int[2]);
        counts[0]++;
        counts[1] += isRight ? 1 : 0;
        if (suggestion.score() >= threshold) {
          quality.suggested++;
          quality.right += isRight ? 1 : 0;
        }
      }
    }
    return quality;
  }

  int cases() {
    return cases;
  }

  double precision() {
    return (double) right / suggested;
  }

  double recall() {
    return (double) right / expected;
  }

  /** Share that is right of the suggestions with scores from one to another. */
  double rightBetween(int fromTenth, int toTenth) {
    int all = 0;
    int good = 0;
    for (Map.Entry<Integer, int[]> counts : tenths.entrySet()) {
      if (counts.getKey() >= fromTenth && counts.getKey() < toTenth) {
        all += counts.getValue()[0];
        good += counts.getValue()[1];
      }
    }
    return (double) good / all;
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cases", cases);
    figures.put("expected", expected);
    figures.put("suggested", suggested);
    figures.put("right", right);
    figures.put("precision", rounded(precision()));
    figures.put("recall", rounded(recall()));
    Map<String, Object> scores = new LinkedHashMap<>();
    tenths.forEach(
        (tenth, counts) ->
            scores.put(
                "0." + tenth,
                Map.of(
                    "suggested", counts[0],
                    "right", counts[1],
                    "share", rounded((double) counts[1] / counts[0]))));
    figures.put("scoresFrom", scores);
    return figures;
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}
