package org.syncline.platform.hardened;

import com.google.re2j.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The places of a text that match an expression, from left to right. One step forward takes time
 * that grows with the rest of the text; who steps through a whole text has to bound their sum. For
 * one thread.
 */
public final class RegexSearch {
  /** Most characters of a text that is searched. */
  public static final int LONGEST_TEXT = 10_000;

  private final Matcher matcher;
  private final int steps;
  private final int length;
  private int from;

  RegexSearch(Matcher matcher, int steps, int length) {
    this.matcher = matcher;
    this.steps = steps;
    this.length = length;
  }

  /** Goes to the next match, if there is one. */
  public boolean next() {
    boolean found = matcher.find();
    from = found ? matcher.end() : length;
    return found;
  }

  /** Steps of the compiled expression that {@link #next} may take at most from here. */
  public long mostSteps() {
    return (long) (length - from + 1) * steps;
  }

  /** Where the match begins, in chars. */
  public int start() {
    return matcher.start();
  }

  /** Behind its last char. */
  public int end() {
    return matcher.end();
  }

  /** How many groups the expression has, the whole not counted. */
  public int groups() {
    return matcher.groupCount();
  }

  /** The text of a group, 0 the whole match; null where it took no part. */
  public @Nullable String group(int number) {
    return matcher.group(number);
  }
}
