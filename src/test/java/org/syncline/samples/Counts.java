package org.syncline.samples;

import java.util.EnumMap;
import java.util.Map;

/** How many messages came to which outcome, in the ledger's words. */
public record Counts(int accepted, Map<Outcome.Word, Integer> outcomes) {

  public Counts {
    outcomes = Map.copyOf(outcomes);
  }

  static Counts none() {
    return new Counts(0, Map.of());
  }

  Counts and(Outcome.Word word) {
    Map<Outcome.Word, Integer> more = new EnumMap<>(Outcome.Word.class);
    more.putAll(outcomes);
    more.merge(word, 1, Integer::sum);
    return new Counts(accepted + 1, more);
  }

  Counts and(Counts other) {
    Map<Outcome.Word, Integer> more = new EnumMap<>(Outcome.Word.class);
    more.putAll(outcomes);
    other.outcomes.forEach((word, count) -> more.merge(word, count, Integer::sum));
    return new Counts(accepted + other.accepted, more);
  }

  public int of(Outcome.Word word) {
    return outcomes.getOrDefault(word, 0);
  }

  /** {@code accepted=4003 created=...}, as in the ledger's line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("accepted=").append(accepted);
    for (Outcome.Word word : Outcome.Word.values()) {
      line.append(' ').append(word.text()).append('=').append(of(word));
    }
    return line.toString();
  }
}
