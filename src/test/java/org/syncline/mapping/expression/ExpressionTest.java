package org.syncline.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** What an expression gives for what it is given, in any thread, locale and zone. */
class ExpressionTest {

  static List<ExpressionCases> cases() throws IOException {
    return ExpressionCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_expression_gives_what_the_table_says(ExpressionCases one) {
    Object result = Expression.compile(one.expression()).evaluate(one.in());

    assertThat(ExpressionCases.comparable(result)).as(String.valueOf(result)).isEqualTo(one.out());
  }

  @Test
  void the_table_is_long() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(180);
  }

  @Test
  void one_tree_serves_all_expressions_and_none_changes_it() throws IOException {
    Object tree = Tree.of(cases().get(0).in());
    String before = String.valueOf(((Tree) tree).content());
    for (int round = 0; round < 3; round++) {
      for (ExpressionCases one : cases()) {
        if (one.input().equals(cases().get(0).input())) {
          Object result = Expression.compile(one.expression()).evaluateOn((Tree) tree);
          assertThat(ExpressionCases.comparable(result)).as(one.expression()).isEqualTo(one.out());
        }
      }
    }

    assertThat(String.valueOf(((Tree) tree).content())).isEqualTo(before);
  }

  @Test
  void compiled_expressions_are_shared_by_threads() throws Exception {
    List<ExpressionCases> cases = cases();
    List<Expression> compiled =
        cases.stream().map(one -> Expression.compile(one.expression())).toList();
    List<Tree> trees = cases.stream().map(one -> (Tree) Tree.of(one.in())).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int start = thread * 17;
        tasks.add(
            () -> {
              List<String> wrong = new ArrayList<>();
              for (int i = 0; i < cases.size() * 5; i++) {
                int at = (start + i) % cases.size();
                Object result = compiled.get(at).evaluateOn(trees.get(at));
                if (!ExpressionCases.comparable(result).equals(cases.get(at).out())) {
                  wrong.add(cases.get(at).expression() + " -> " + result);
                }
              }
              return wrong;
            });
      }
      for (Future<List<String>> future : threads.invokeAll(tasks)) {
        assertThat(future.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void neither_locale_nor_zone_of_the_machine_changes_a_result() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      for (ExpressionCases one : cases()) {
        Object result = Expression.compile(one.expression()).evaluate(one.in());
        assertThat(ExpressionCases.comparable(result)).as(one.expression()).isEqualTo(one.out());
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void variables_are_bound_by_name_and_by_number() {
    Tree seven = (Tree) Tree.of(new BigDecimal("7"));

    Object result =
        Expression.compile("$1 & $word & $")
            .evaluateOn((Tree) Tree.of("!"), Map.of("1", seven, "word", (Tree) Tree.of("x")));

    assertThat(result).isEqualTo("7x!");
  }

  @Test
  void a_variable_of_one_evaluation_is_not_seen_by_the_next() {
    Expression reading = Expression.compile("$kept");

    Expression.compile("$kept := 'x'").evaluate("in");
    reading.evaluateOn((Tree) Tree.of("in"), Map.of("kept", (Tree) Tree.of("y")));

    assertThat(reading.evaluate("in")).isNull();
  }

  @Test
  void an_expression_leaves_nothing_behind_for_those_that_its_thread_compiles_later() {
    Expression.compile("phones.(%[/a/].name)").evaluate(Map.of());
    Expression.compile("a.%[/a/]^(a)").evaluate(Map.of());

    assertThat(Expression.compile("gone ?? 'x'").evaluate(Map.of())).isEqualTo("x");
    assertThat(Expression.compile("gone ?: 'x'").evaluate(Map.of())).isEqualTo("x");
  }

  @Test
  void null_and_nothing_are_two_things() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("given", null);

    assertThat(Expression.compile("given").evaluate(object)).isEqualTo(Found.NULL);
    assertThat(Expression.compile("other").evaluate(object)).isNull();
    assertThat(Expression.compile("$").evaluate(null)).isNull();
    assertThat(Expression.compile("$").evaluate(Found.NULL)).isEqualTo(Found.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.1",
        "-12.5",
        "1E+15",
        "999999999999999",
        "0.000000000000001",
        "123456789012345.6",
        "1234567890123456",
        "9007199254740993",
        "18446744073709551615",
        "0.1234567890123456789",
        "1E-400",
        "1E+400",
        "1E+30",
        "12345678901234567890.12",
        "4.9E-324",
        "1.7976931348623157E308"
      })
  void a_number_that_is_handed_on_stays_as_it_is(String number) {
    BigDecimal given = new BigDecimal(number);

    Object result = Expression.compile("n").evaluate(Map.of("n", given));

    assertThat((BigDecimal) result).isEqualByComparingTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$now()",
        "$millis()",
        "$random()",
        "$shuffle([1,2])",
        "$eval('1')",
        "$map([1], $random)",
        "$ ~> |a|{'b':1}|",
        "function($x)<s-:s>{ $x }('a')",
        "a@$v.b{c: $v}",
        "9007199254740993",
        "/(a)\\1/",
        "/(?=a)b/",
        "/a{1000}{1000}/",
        "",
        "  ",
        "a.",
        "(",
        "[1,",
        "\"open",
        "a b",
        "/",
        "/*",
        "/open",
        "function($x){",
        "$f(?",
        "{\"a\" 1}",
        "a[",
        "@",
        "%",
        "|a|",
        "a ? b :",
        "function(x){1}",
        "#",
        "1 := 2",
        "a.%.%.%",
        "`open",
        "\"\\q\"",
        "\"\\u12\""
      })
  void what_is_not_available_or_not_readable_is_refused_with_a_sentence(String text) {
    assertThatThrownBy(() -> Expression.compile(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s)(The|A) [a-z].*\\.");
  }

  @Test
  void nothing_is_printed_when_something_is_called_that_is_no_function() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (String text :
          List.of(
              "name(1)",
              "$name(1)",
              "$uppercase ~> name",
              "1 ~> name",
              "$map([1], name)",
              "($f := function(){ $missing() }; $f())",
              "($f := function(){ name(1) }; $f())",
              "($substring := name; $substring(?, 0, 1)('x'))",
              "($s := $substring(?, 0, 1); $substring := name; $s('x'))",
              "(function($substring){ $pad(?, 3)('x') & $substring('x') })(name)",
              "$replace(name, /L/, function($m){ 1 })",
              "[1, 2] ~> $missing",
              "name ~> $missing ~> $trim")) {
        Expression.compile(text).evaluate(Map.of("name", "Lovelace"));
      }
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_refusal_names_the_place() {
    assertThatThrownBy(() -> Expression.compile("a.b.(c + )"))
        .hasMessageContaining("at character 10");
  }

  @Test
  void a_fault_names_the_place_and_never_a_value() {
    Fault fault = (Fault) Expression.compile("name + 1").evaluate(Map.of("name", "Lovelace"));
    Fault refused =
        (Fault) Expression.compile("$error('bad: ' & name)").evaluate(Map.of("name", "Lovelace"));

    assertThat(fault.message()).contains("no number").doesNotContain("Lovelace");
    assertThat(refused.message()).contains("$error").doesNotContain("Lovelace");
  }
}
