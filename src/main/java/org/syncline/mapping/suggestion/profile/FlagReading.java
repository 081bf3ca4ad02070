package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a field says yes and no.
 *
 * @param yes texts that mean yes; empty where the format has flags of its own
 * @param no texts that mean no
 * @param share of the different values that are one or the other
 */
public record FlagReading(List<String> yes, List<String> no, double share) {
  static final FlagReading NONE = new FlagReading(List.of(), List.of(), 0);
  private static final int MOST_TEXTS = 4;

  /** The two words of one way to say it, so that a sample with one alone gives both. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("true", "false"),
          List.of("yes", "no"),
          List.of("y", "n"),
          List.of("ja", "nein"),
          List.of("j", "n"),
          List.of("1", "0"),
          List.of("是", "否"));

  public FlagReading {
    yes = List.copyOf(yes);
    no = List.copyOf(no);
  }

  static FlagReading of(List<FieldValues.Kept> values, ValueWords words) {
    if (values.isEmpty() || values.size() > MOST_TEXTS) {
      return NONE;
    }
    Set<String> yes = new TreeSet<>();
    Set<String> no = new TreeSet<>();
    int known = 0;
    for (FieldValues.Kept value : values) {
      if (value.value() instanceof Boolean) {
        known++;
      } else if (words.meansYes(value.text())) {
        yes.add(value.text());
        known++;
      } else if (words.meansNo(value.text())) {
        no.add(value.text());
        known++;
      }
    }
    complete(yes, no);
    return new FlagReading(
        new ArrayList<>(yes), new ArrayList<>(no), (double) known / values.size());
  }

  private static void complete(Set<String> yes, Set<String> no) {
    for (List<String> pair : PAIRS) {
      if (no.isEmpty() && yes.contains(pair.get(0))) {
        no.add(pair.get(1));
      } else if (yes.isEmpty() && no.contains(pair.get(1))) {
        yes.add(pair.get(0));
      }
    }
  }
}
