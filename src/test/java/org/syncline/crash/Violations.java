package org.syncline.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What does not hold, by kind, with a few examples of each. */
public final class Violations {
  private static final int EXAMPLES = 3;

  private final Map<String, List<String>> examples = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  public void add(String kind, String example) {
    counts.merge(kind, 1, Integer::sum);
    List<String> some = examples.computeIfAbsent(kind, k -> new ArrayList<>());
    if (some.size() < EXAMPLES) {
      some.add(example);
    }
  }

  void addAll(Violations others) {
    others.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    others.examples.forEach(
        (kind, list) -> {
          List<String> some = examples.computeIfAbsent(kind, k -> new ArrayList<>());
          list.stream().limit(EXAMPLES - (long) some.size()).forEach(some::add);
        });
  }

  public int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One sentence a kind. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            sentences.add(kind + " (" + count + "): " + String.join("; ", examples.get(kind))));
    return sentences;
  }

  @Override
  public String toString() {
    return String.join("\n", sentences());
  }
}
