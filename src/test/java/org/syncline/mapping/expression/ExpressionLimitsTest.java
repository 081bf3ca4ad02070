package org.syncline.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** An expression that takes too much is stopped, as a fault, and the thread goes on. */
class ExpressionLimitsTest {
  private static final long MOST_BYTES = 600_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // for ever
        "($f := function($n){ $f($n + 1) }; $f(0))",
        "($f := function(){ $g() }; $g := function(){ $f() }; $f())",
        "($f := function($n){ 1 + $f($n + 1) }; $f(0))",
        "($f := function($n){ $map([$n], $f) }; $f(0))",
        "($f := function($n){ [$f($n)] }; $f(0))",
        "($y := function($f){ $f($f) }; $y($y))",
        "($f := function($n){ $sort([2, 1], function($a, $b){ $f($n) }) }; $f(0))",
        "($f := function($n){ $replace('a', /a/, function($m){ $f($n) }) }; $f(0))",
        "($f := function($n){ $n > 0 and $f($n) }; $f(1))",
        "$map([1..10000], function($a){ $map([1..10000], function($b){ $b }) })",
        "$reduce([1..10000], function($a, $b){ $a + $sum([1..10000]) })",
        "[1..10000].[1..10000].[1..10000].$",
        "$filter([1..10000], function($v){ $count([1..10000][$ > $v]) > 0 })",
        // texts
        "($f := function($s){ $f($s & $s) }; $f('x'))",
        "$reduce([1..100], function($s, $i){ $s & $s }, 'x')",
        "$pad('x', 1e9)",
        "$pad('x', -1e9, 'abc')",
        "$length($pad('x', 1000001))",
        "$join([1..10000].$pad('x', 10000))",
        "($x := $pad('x', 10000, 'x'); $join([1..10000].$x, $x))",
        "($x := $pad('x', 100000, 'x'); $replace($x, 'x', $x))",
        "($x := $pad('x', 10000, 'x'); $replace($x, /x/, $x))",
        "($x := $pad('x', 10000, 'x'); $replace($x, /(x+)/, '$1$1$1$1$1$1$1$1$1$1' & $x & $pad('',1e6,'$1')))",
        "$split($pad('x', 1000000), '')",
        "$split($pad(',', 1000000, ','), ',')",
        "($x := $pad('x', 1000000); $map([1..10000], function($i){ $uppercase($x) }))",
        "$map([1..10000], function($i){ $pad('x', 1000000 - $i) })",
        "$formatBase(1, 2) & $pad('0', 1e7, '0')",
        // lists and objects
        "[1..1e7]",
        "[1..10000000][0]",
        "[[1..1e7],[1..1e7]]",
        "($f := function($l){ $f($append($l, $l)) }; $f([1]))",
        "($f := function($l){ $f([$l, $l]) }; $f([[1]]))",
        "$reduce([1..100], function($l, $i){ [[$l], [$l]] }, 'x')",
        "$string($reduce([1..40], function($l, $i){ {'a': $l, 'b': $l} }, 'x'))",
        "'' & $reduce([1..18], function($l, $i){ {'a': $l, 'b': $l} }, 'x')",
        "$reduce([1..300], function($l, $i){ {'a': $l} }, 'x')",
        "$merge([1..20000].{$string($): 1})",
        "$spread($merge([1..20000].{$string($): 1}))",
        "$zip([1..20000], [1..20000])",
        "$distinct([1..20000])",
        "[[1..10000], 0]{$string($): {'k': ''}}",
        "[1..10000]{'k': $}",
        "[([1..9999]).[1..9], 0]{$string($): 1}",
        // regular expressions
        "$contains($pad('a', 9000, 'a'), /(a+)+(a+)+(a+)+(a+)+(a+)+(a+)+(a+)+(a+)+(a{50})+(a{50}){9}b/)",
        "$match($pad('a', 20000, 'a'), /a/)",
      })
  void what_takes_too_much_is_stopped(String text) {
    assertStopped(text, Map.of());
  }

  @Test
  void groups_may_have_many_keys_or_many_items_again_and_again() {
    assertThat(evaluated("$count($keys([1..9999]{$string($): $}))")).hasToString("9999");
    assertThat(evaluated("$count(([1..5000]{'k': $}).k)")).hasToString("5000");
    assertThat(evaluated("$count([1..9000].{'k': $}.k)")).hasToString("9000");
  }

  /** Bounded by what is counted alone, however busy the machine is. */
  private static Object evaluated(String text) {
    return Expression.compile(text).evaluate(Map.of());
  }

  @Test
  void backtracking_does_not_happen() {
    Object result =
        Expression.compile("$contains(t, /^(a+)+$/)")
            .evaluate(Map.of("t", "a".repeat(9_000) + "b"));

    assertThat(result).isEqualTo(false);
  }

  @Test
  void what_a_message_brings_counts_too() {
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      many.put("n" + i, new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h")));
    }

    assertStopped("*", many);
    assertStopped("**", many);
    assertStopped("$string($)", many);
    assertStopped("$ & ''", many);
    assertStopped("$", many);
  }

  @Test
  void joins_of_lists_count_their_pairs() {
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      numbers.add("n" + i);
    }

    assertStopped("l@$a.$$.l@$b.{'a': $a, 'b': $b}", Map.of("l", numbers));
    assertStopped("l.{'up': %.l}", Map.of("l", numbers));
    assertStopped("$distinct(l.$$.l)", Map.of("l", numbers));
    assertStopped("l.$$.l{$: $count($$.l)}", Map.of("l", numbers));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 5_000, 100_000})
  void a_tree_that_is_too_deep_is_a_fault(int levels) {
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      deep = new ArrayList<>(List.of(deep));
    }

    assertThat(Tree.of(deep)).isInstanceOf(Fault.class);
  }

  @Test
  void a_tree_that_is_too_large_is_a_fault() {
    assertThat(Tree.of("x".repeat(Limits.LARGEST_VALUE))).isInstanceOf(Fault.class);
    assertThat(Expression.compile("t").evaluate(Map.of("t", "x".repeat(1_000_001))))
        .isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "1E-999999999", "-1E+2147483647", "1E+1001"})
  void a_number_of_too_many_places_is_a_fault(String number) {
    assertThat(Tree.of(Map.of("n", new java.math.BigDecimal(number)))).isInstanceOf(Fault.class);
    assertThat(Tree.of(new org.syncline.mapping.value.Found.Number(number)))
        .isInstanceOf(Fault.class);
    assertThat(Expression.compile("$number(t)").evaluate(Map.of("t", number)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void deep_texts_of_expressions_are_refused_or_stopped() {
    for (String part :
        List.of(
            "(",
            "[",
            "{'a':",
            "-",
            "a ? ",
            "$f(",
            "a[",
            "function($x){",
            "a.(",
            "1 + (",
            "a ?: (",
            "a ?? (",
            "not(",
            "`a`.",
            "a:=",
            "$a := ",
            "a ~> ",
            "/* x */",
            "%.",
            "*.",
            "a^(",
            "a@$b.",
            "a#$b.",
            "((((a ?: b) ?: ",
            "'x' & ",
            "1,",
            "**",
            "~>",
            "..")) {
      for (int times : new int[] {300, 1_000, 5_000}) {
        for (String end : List.of("", "1", "a", ")")) {
          String repeated = part.repeat(times);
          String text =
              repeated.substring(0, Math.min(repeated.length(), Expression.LONGEST_TEXT - 2)) + end;
          try {
            Expression.compile(text).evaluate(Map.of("a", "b"));
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
          }
        }
      }
    }
  }

  @Test
  void defaults_in_defaults_do_not_double_for_ever() {
    String nested = "a";
    for (int i = 0; i < 17; i++) {
      nested = "(" + nested + " ?: b)";
    }
    String tooMany = nested;

    assertThatThrownBy(() -> Expression.compile(tooMany)).hasMessageContaining("?:");
  }

  @Test
  void time_ends_an_evaluation_too() {
    AtomicLong now = new AtomicLong();
    Expression counting =
        Expression.compile(
            "$sum($map([1..1000], function($i){ $i * 2 }))", () -> now.addAndGet(100_000_000L));

    Fault fault = (Fault) counting.evaluate(Map.of());

    assertThat(fault).isNotNull();
    assertThat(fault.code()).isEqualTo(Codes.EXPRESSION_LIMIT);
    assertThat(fault.message()).contains("500 milliseconds");
  }

  @Test
  void a_short_evaluation_never_looks_at_the_clock() {
    Expression reading =
        Expression.compile(
            "a & b",
            () -> {
              throw new IllegalStateException("looked");
            });

    assertThat(reading.evaluate(Map.of("a", "1", "b", "2"))).isEqualTo("12");
  }

  @Test
  void a_small_stack_is_enough_or_the_fault_says_so() throws InterruptedException {
    AtomicReference<Object> result = new AtomicReference<>("none");
    Thread small =
        new Thread(
            null,
            () -> {
              Object fault =
                  Expression.compile(
                          "($f := function($n){ $map([$n], function($m){ $sort([2, $f($m)],"
                              + " function($a, $b){ $f($a) }) }) }; $f(0))")
                      .evaluate("x");
              result.set(Objects.requireNonNullElse(fault, "nothing"));
            },
            "small stack",
            256 * 1024);
    small.start();
    small.join();

    assertThat(result.get()).isInstanceOf(Fault.class);
    assertThat(((Fault) result.get()).code()).isEqualTo(Codes.EXPRESSION_LIMIT);
  }

  @Test
  void recursion_within_the_limit_works() {
    assertThat(
            String.valueOf(
                Expression.compile("($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(50))")
                    .evaluate("x")))
        .isEqualTo("50");
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 200));
  }

  private static void assertStopped(String text, Object input) {
    Expression expression = Expression.compile(text);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    Object result = expression.evaluate(input);

    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(result instanceof Fault).as(start(text + " gave " + result)).isTrue();
    assertThat(((Fault) result).code()).as(result.toString()).isEqualTo(Codes.EXPRESSION_LIMIT);
    assertThat(taken).as("bytes taken by " + text).isLessThan(MOST_BYTES);
    assertThat(Expression.compile("a.b").evaluate(Map.of("a", Map.of("b", "still here"))))
        .isEqualTo("still here");
  }
}
