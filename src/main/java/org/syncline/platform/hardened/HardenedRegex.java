package org.syncline.platform.hardened;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that somebody else wrote. It is matched by RE2/J, whose time grows with the
 * text and never faster, whatever the expression; syntax: <a
 * href="https://github.com/google/re2/wiki/Syntax">RE2</a>.
 */
public final class HardenedRegex {
  /** Most characters of an expression. */
  public static final int LONGEST_PATTERN = 500;

  /** Most characters of a text that is matched. */
  public static final int LONGEST_TEXT = 1_000;

  /**
   * Most steps of the compiled expression: each character of a text costs as many at most. A
   * counted repetition counts as often as it repeats.
   */
  static final int MOST_STEPS = 2_000;

  private final Pattern pattern;

  private HardenedRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException with a sentence that names what can't be had in it
   */
  public static HardenedRegex of(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "The pattern is longer than " + LONGEST_PATTERN + " characters: shorten it.");
    }
    RegexCheck.refuse(pattern);
    try {
      Pattern compiled = Pattern.compile(pattern);
      if (compiled.programSize() > MOST_STEPS) {
        throw RegexCheck.tooLarge();
      }
      return new HardenedRegex(compiled);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "The pattern can't be read, " + e.getDescription() + ": write it in the syntax of RE2.",
          e);
    }
  }

  /**
   * Whether the whole text is of this form.
   *
   * @throws IllegalArgumentException for a text of more than {@value #LONGEST_TEXT} characters
   */
  public boolean matches(String text) {
    refuseLong(text);
    return pattern.matches(text);
  }

  /** How many groups the expression has. */
  public int groups() {
    return pattern.groupCount();
  }

  /**
   * What a group found at the first place of the expression; group 0 is the whole. Empty where
   * there is no place; "" where the group took no part in it.
   *
   * @throws IllegalArgumentException for a text of more than {@value #LONGEST_TEXT} characters
   */
  public Optional<String> find(String text, int group) {
    refuseLong(text);
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(found(matcher, group)) : Optional.empty();
  }

  /**
   * Replaces all places of the expression.
   *
   * @param by what stands in the place of a match, by what its groups found
   * @throws IllegalArgumentException for a text of more than {@value #LONGEST_TEXT} characters
   */
  public String replaceAll(String text, Function<IntFunction<String>, String> by) {
    refuseLong(text);
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder(text.length());
    int from = 0;
    while (matcher.find()) {
      replaced.append(text, from, matcher.start());
      replaced.append(by.apply(group -> found(matcher, group)));
      from = matcher.end();
    }
    return replaced.append(text, from, text.length()).toString();
  }

  private static String found(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  private static void refuseLong(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Texts of more than " + LONGEST_TEXT + " characters are not matched: limit them before.");
    }
  }

  /**
   * Looks through a text for all places that match.
   *
   * @throws IllegalArgumentException for a text of more than {@value RegexSearch#LONGEST_TEXT}
   *     characters
   */
  public RegexSearch search(String text) {
    if (text.length() > RegexSearch.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Texts of more than "
              + RegexSearch.LONGEST_TEXT
              + " characters are not searched: cut them before.");
    }
    return new RegexSearch(pattern.matcher(text), pattern.programSize(), text.length());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HardenedRegex that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
