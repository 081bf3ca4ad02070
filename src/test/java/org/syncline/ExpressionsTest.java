package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.architecture.Expressions;
import org.syncline.architecture.Expressions.Use;

/**
 * The hub's own regular expressions are constants, and none of them takes more than twice as long
 * for a text that is twice as long. What is counted are the characters that the matcher looks at.
 */
class ExpressionsTest {
  private static final List<Use> OURS = in("src/main/java");
  private static final int LENGTH = 400;
  private static final double TWICE = 2.3;
  private static final int FEW = 12;

  private static List<Use> in(String sources) {
    try {
      return Expressions.in(Path.of(sources));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Set<String> expressions() {
    return OURS.stream()
        .map(Use::expression)
        .filter(expression -> expression != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Test
  void our_expressions_are_constants() {
    assertThat(OURS).hasSizeGreaterThan(25).noneMatch(use -> use.expression() == null);
  }

  @Test
  void expressions_of_others_are_found() {
    assertThat(in("src/test/java/org/syncline/badexample/mapping/OwnExpressions.java"))
        .containsExactlyInAnyOrder(
            new Use("OwnExpressions.java", "compile", null),
            new Use("OwnExpressions.java", "matches", null));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void our_expressions_take_time_in_proportion_to_the_text(String expression) {
    assertThat(growth(expression)).isLessThan(TWICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[?&]+$", "\\s*:", "a*b"})
  void expressions_that_take_longer_are_found(String expression) {
    assertThat(growth(expression)).isGreaterThan(TWICE);
  }

  /** How many times as many characters are looked at, at worst, if a text is twice as long. */
  private static double growth(String expression) {
    Pattern pattern = Pattern.compile(expression);
    double worst = 0;
    for (String part : parts(expression)) {
      for (String end : List.of("", "\0", "\0" + part)) {
        long once = looks(pattern, part.repeat(LENGTH / part.length()) + end);
        long twice = looks(pattern, part.repeat(2 * LENGTH / part.length()) + end);
        worst = Math.max(worst, (twice + 0.0) / (once + 100));
      }
    }
    return worst;
  }

  /** What texts are built of: the expression's own characters, some others, and pairs of them. */
  private static Set<String> parts(String expression) {
    Set<String> letters = new LinkedHashSet<>(List.of("a", "0", " ", "-"));
    expression.codePoints().mapToObj(Character::toString).limit(60).forEach(letters::add);
    Set<String> parts = new LinkedHashSet<>(letters);
    List<String> few = letters.stream().limit(FEW).toList();
    for (String first : few) {
      for (String second : few) {
        parts.add(first + second);
      }
    }
    return parts;
  }

  private static long looks(Pattern pattern, String text) {
    Counted counted = new Counted(text);
    Matcher matcher = pattern.matcher(counted);
    matcher.matches();
    matcher.reset();
    while (matcher.find()) {
      // each of them
    }
    return counted.looks;
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
