package org.syncline.mapping.suggestion;

/**
 * How alike two words are, 0 to 1. M. A. Jaro, "Advances in record-linkage methodology", 1989; W.
 * E. Winkler, "String comparator metrics and enhanced decision rules", 1990 (prefix of 4 characters
 * at most, weight 0.1).
 */
final class JaroWinkler {
  private static final int LONGEST_PREFIX = 4;
  private static final double PREFIX_WEIGHT = 0.1;

  private JaroWinkler() {}

  static double similarity(String one, String other) {
    double jaro = jaro(one, other);
    int prefix = 0;
    int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
    while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.equals(other) ? 1 : 0;
    }
    int window = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
    boolean[] taken = new boolean[other.length()];
    StringBuilder matched = new StringBuilder();
    for (int i = 0; i < one.length(); i++) {
      int end = Math.min(other.length(), i + window + 1);
      for (int j = Math.max(0, i - window); j < end; j++) {
        if (!taken[j] && one.charAt(i) == other.charAt(j)) {
          taken[j] = true;
          matched.append(one.charAt(i));
          break;
        }
      }
    }
    int matches = matched.length();
    if (matches == 0) {
      return 0;
    }
    int misplaced = 0;
    int at = 0;
    for (int j = 0; j < other.length(); j++) {
      if (taken[j] && matched.charAt(at++) != other.charAt(j)) {
        misplaced++;
      }
    }
    double m = matches;
    return (m / one.length() + m / other.length() + (m - misplaced / 2.0) / m) / 3;
  }
}
