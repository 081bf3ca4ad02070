package org.syncline.platform.hardened;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an expression before it is compiled. Names what RE2 does not have, or reads otherwise
 * than Java does, and bounds what counted repetitions multiply to: RE2/J writes them out, so that
 * few characters would fill the memory.
 */
final class RegexCheck {
  private final String pattern;
  private final Deque<Size> groups = new ArrayDeque<>();
  private int at;

  private RegexCheck(String pattern) {
    this.pattern = pattern;
  }

  /** Steps of a group so far, and those of its last part, which a quantifier may repeat. */
  private static final class Size {
    private long sum;
    private long last;

    void add(long steps) {
      sum = bounded(sum + steps);
      last = steps;
    }

    void repeat(long times) {
      sum = bounded(sum - last + last * times);
      last = last * times;
    }

    private static long bounded(long steps) {
      if (steps > HardenedRegex.MOST_STEPS) {
        throw tooLarge();
      }
      return steps;
    }
  }

  static void refuse(String pattern) {
    new RegexCheck(pattern).read();
  }

  static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "The pattern is too large, as its counted repetitions multiply to more than "
            + HardenedRegex.MOST_STEPS
            + " steps: repeat less, or by * or +.");
  }

  private static IllegalArgumentException missing(String construct) {
    return new IllegalArgumentException(
        "The pattern has "
            + construct
            + ", which can't be matched in time that grows with the text only: write it without.");
  }

  private void read() {
    groups.push(new Size());
    while (at < pattern.length()) {
      switch (pattern.charAt(at)) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> group();
        case ')' -> endOfGroup();
        case '{' -> counted();
        case '*', '+', '?' -> {
          at++;
          lazyOrPossessive();
        }
        default -> one(1);
      }
    }
  }

  private void one(int length) {
    at += length;
    size().add(1);
  }

  private Size size() {
    Size size = groups.peek();
    return Objects.requireNonNull(size, "The whole is a group too.");
  }

  private void escape() {
    char escaped = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if (escaped >= '1' && escaped <= '9' || escaped == 'k') {
      throw missing("a back reference (\\" + escaped + ")");
    }
    if (escaped == 'G') {
      throw missing("\\G, the end of the match before");
    }
    if (escaped != 'Q') {
      one(2);
      return;
    }
    int end = pattern.indexOf("\\E", at + 2);
    int from = at + 2;
    int to = end < 0 ? pattern.length() : end;
    for (at = from; at < to; ) {
      one(1);
    }
    at = end < 0 ? to : end + 2;
  }

  private void characterClass() {
    int i = at + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    int first = i;
    while (i < pattern.length() && (pattern.charAt(i) != ']' || i == first)) {
      if (pattern.startsWith("&&", i)) {
        throw missing("an intersection of character classes (&&)");
      }
      if (pattern.startsWith("[:", i)) {
        int end = pattern.indexOf(":]", i);
        i = end < 0 ? i + 2 : end + 2;
      } else if (pattern.charAt(i) == '[') {
        throw missing("a character class within another; a bracket itself is \\[");
      } else {
        i += pattern.charAt(i) == '\\' ? 2 : 1;
      }
    }
    one(Math.max(1, i + 1 - at));
  }

  private void group() {
    @Nullable String construct = construct();
    if (construct != null) {
      throw missing(construct);
    }
    groups.push(new Size());
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
  }

  private @Nullable String construct() {
    if (!pattern.startsWith("(?", at)) {
      return null;
    }
    String rest = pattern.substring(at + 2);
    if (rest.startsWith("=") || rest.startsWith("!")) {
      return "a look-ahead ((?" + rest.charAt(0) + ")";
    }
    if (rest.startsWith("<=") || rest.startsWith("<!")) {
      return "a look-behind ((?<" + rest.charAt(1) + ")";
    }
    if (rest.startsWith(">")) {
      return "an atomic group ((?>)";
    }
    return rest.startsWith("(") ? "a condition ((?()" : null;
  }

  private void endOfGroup() {
    at++;
    if (groups.size() == 1) {
      throw new IllegalArgumentException(
          "The pattern has a ')' that closes no group: open one before, or write \\).");
    }
    // Two steps more, to keep where the group was found.
    long inner = groups.pop().sum + 2;
    size().add(inner);
  }

  private void counted() {
    int end = pattern.indexOf('}', at);
    String[] bounds = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
    if (bounds.length == 0 || bounds.length > 2 || !isCount(bounds[0])) {
      one(1);
      return;
    }
    String most = bounds[bounds.length - 1];
    if (!most.isEmpty() && !isCount(most)) {
      one(1);
      return;
    }
    size()
        .repeat(
            Math.max(
                1, Math.max(Long.parseLong(bounds[0]), most.isEmpty() ? 0 : Long.parseLong(most))));
    at = end + 1;
    lazyOrPossessive();
  }

  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private void lazyOrPossessive() {
    if (at < pattern.length() && pattern.charAt(at) == '+') {
      throw missing("a possessive quantifier (" + pattern.charAt(at - 1) + "+)");
    }
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
  }
}
