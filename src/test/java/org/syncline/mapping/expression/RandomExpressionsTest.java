package org.syncline.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.syncline.mapping.value.Fault;

/**
 * Expressions made at random, most of them nonsense and some of them greedy, on values that fit
 * them or not: each gives a value or a fault, soon, and the same each time.
 */
class RandomExpressionsTest {
  private static final int EXPRESSIONS = 700;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final long MOST_BYTES = 600_000_000L;
  private static final String[] NAMES = {
    "a", "b", "list", "name", "*", "**", "%", "$", "$$", "`x y`"
  };
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "in", "&", "and", "or", ".", "~>"
  };
  private static final String[] FUNCTIONS = {
    "$string",
    "$length",
    "$substring",
    "$substringBefore",
    "$uppercase",
    "$trim",
    "$pad",
    "$contains",
    "$match",
    "$replace",
    "$split",
    "$join",
    "$base64encode",
    "$base64decode",
    "$encodeUrl",
    "$decodeUrl",
    "$number",
    "$sum",
    "$max",
    "$average",
    "$abs",
    "$round",
    "$power",
    "$sqrt",
    "$formatNumber",
    "$formatBase",
    "$formatInteger",
    "$parseInteger",
    "$toMillis",
    "$fromMillis",
    "$count",
    "$append",
    "$reverse",
    "$distinct",
    "$zip",
    "$sort",
    "$map",
    "$filter",
    "$single",
    "$reduce",
    "$boolean",
    "$not",
    "$exists",
    "$type",
    "$keys",
    "$lookup",
    "$spread",
    "$merge",
    "$each",
    "$sift",
    "$clone",
    "$f",
    "$g"
  };
  private static final String[] LITERALS = {
    "0",
    "1",
    "-1",
    "2.5",
    "1000",
    "9999",
    "1e9",
    "9e15",
    "''",
    "'x'",
    "'ab12'",
    "'[D01]'",
    "'#,##0.00'",
    "'W'",
    "'I'",
    "true",
    "false",
    "null",
    "/a+/",
    "/(a|b)*c/i",
    "/x*/",
    "[]",
    "{}",
    "[1..9]",
    "[1..9999]",
    "[0..1e6]",
    "$pad('x', 999999, 'x')",
    "$pad('ab', 5000, 'ab')"
  };

  @RepeatedTest(2)
  void an_expression_made_at_random_ends_soon_and_alike(RepetitionInfo repetition) {
    long seed =
        repetition.getCurrentRepetition() == 1
            ? 20261126
            : Long.getLong("syncline.seed", new Random().nextLong());
    System.out.println("Random expressions of seed " + seed);
    Random random = new Random(seed);
    Map<String, Object> input =
        Map.of(
            "a",
            "ab12",
            "b",
            new BigDecimal("12345678901234567890.12"),
            "name",
            Map.of("x y", "z", "a", List.of()),
            "list",
            List.of(Map.of("a", "1", "b", 2), Map.of("a", "aab", "b", 3), "text", 4));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int compiled = 0;
    int values = 0;
    long slowest = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expression(random, 5);
      // Copies all that its thread's parser holds.
      assertThat(Expression.compile("z ?? 1").evaluate(input)).isEqualTo(BigDecimal.ONE);
      Expression expression;
      try {
        expression = Expression.compile(text, System::nanoTime);
      } catch (IllegalArgumentException refused) {
        continue;
      }
      compiled++;
      long bytes = threads.getCurrentThreadAllocatedBytes();
      // The thread's own time: others may keep the machine busy.
      long start = threads.getCurrentThreadCpuTime();
      Object result = expression.evaluate(input);
      long taken = threads.getCurrentThreadCpuTime() - start;
      slowest = Math.max(slowest, taken);
      assertThat(taken).as(text).isLessThan(LONGEST_NANOS);
      assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).as(text).isLessThan(MOST_BYTES);
      if (!(result instanceof Fault)) {
        values++;
        assertThat(ExpressionCases.comparable(expression.evaluate(input)))
            .as(text)
            .isEqualTo(ExpressionCases.comparable(result));
      }
    }
    System.out.println(
        compiled + " compiled, " + values + " with values, slowest " + slowest / 1_000_000 + " ms");
    assertThat(compiled).isGreaterThan(EXPRESSIONS / 4);
    assertThat(values).isGreaterThan(EXPRESSIONS / 40);
  }

  private static String expression(Random random, int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0 ? one(random, NAMES) : one(random, LITERALS);
    }
    int d = depth - 1;
    return switch (random.nextInt(16)) {
      case 0 -> one(random, NAMES) + "." + one(random, NAMES);
      case 1, 2, 3 -> one(random, FUNCTIONS) + "(" + arguments(random, d) + ")";
      case 4 ->
          "("
              + expression(random, d)
              + " "
              + one(random, OPERATORS)
              + " "
              + expression(random, d)
              + ")";
      case 5 -> "[" + expression(random, d) + ", " + expression(random, d) + "]";
      case 6 -> "{'k': " + expression(random, d) + "}";
      case 7 -> expression(random, d) + "[" + expression(random, d) + "]";
      case 8 ->
          "("
              + expression(random, d)
              + " ? "
              + expression(random, d)
              + " : "
              + expression(random, d)
              + ")";
      case 9 ->
          "($f := function($x, $y){ "
              + expression(random, d)
              + " }; $g := "
              + one(random, FUNCTIONS)
              + "; "
              + expression(random, d)
              + ")";
      case 10 -> "$map(" + expression(random, d) + ", " + lambda(random, d) + ")";
      case 11 ->
          "$reduce("
              + expression(random, d)
              + ", function($x, $y){ "
              + expression(random, d)
              + " & $x })";
      case 12 -> expression(random, d) + "^(" + one(random, NAMES) + ")";
      case 13 -> "(" + expression(random, d) + ")." + expression(random, d);
      case 14 -> "(" + expression(random, d) + "){$string($): " + expression(random, d) + "}";
      default -> "($f := " + lambda(random, d) + "; $f(" + expression(random, d) + "))";
    };
  }

  private static String lambda(Random random, int depth) {
    return "function($x){ "
        + (random.nextInt(4) == 0 ? "$f($x & $x)" : expression(random, depth))
        + " }";
  }

  private static String arguments(Random random, int depth) {
    StringBuilder arguments = new StringBuilder();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      arguments.append(i == 0 ? "" : ", ").append(expression(random, depth));
    }
    return arguments.toString();
  }

  private static String one(Random random, String[] of) {
    return of[random.nextInt(of.length)];
  }
}
