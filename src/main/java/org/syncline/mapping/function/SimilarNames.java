package org.syncline.mapping.function;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant: by the Levenshtein distance, without regard to case. */
final class SimilarNames {
  private SimilarNames() {}

  /** The nearest name, or null where none is near: a third of its letters may differ. */
  static @Nullable String nearest(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Math.max(1, wanted.length() / 3) + 1;
    if (wanted.length() > 40) {
      return null;
    }
    for (String candidate : names) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = row;
    }
    return before[other.length()];
  }
}
