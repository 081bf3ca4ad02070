package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.Trace.Outcome;
import org.syncline.mapping.Trace.Row;
import org.syncline.mapping.Trace.Step;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;

/** A trace tells what a row found, what its steps made of it, and what became of the target. */
class MappingTraceTest {
  private static final String KEY = "{'target': '@key', 'source': 'id'}";
  private static final String MAPS =
      ", 'maps': {'keep': {'entries': {'D': 'DE'}, 'unknown': 'keep'},"
          + " 'null': {'entries': {'D': 'DE'}, 'unknown': 'null'},"
          + " 'reject': {'entries': {'D': 'DE'}, 'unknown': 'reject'}}";

  private static SourceBody body(String json) {
    return Plans.body(json.replace('\'', '"'));
  }

  private static Trace trace(String row, String body) throws IOException {
    return MappingCompiler.compile(
            MappingTable.parse(MappingCompilerTest.table(KEY + "," + row, MAPS)),
            new FormatDefinition.Json(),
            GoldenCasesTest.recordType(),
            "erp")
        .trace(body(body));
  }

  /** Of the row behind that of the key. */
  private static Row row(String row, String body) throws IOException {
    List<Row> rows = trace(row, body).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .isEqualTo(new Row("@key", "id", "1", List.of(), Outcome.VALUE, "1", List.of()));
    return rows.get(1);
  }

  @Test
  void each_step_is_told_with_its_result() throws IOException {
    assertThat(
            row(
                "{'target': 'text', 'source': 'a', 'steps': ['trim', 'upper']}",
                "{'id': '1', 'a': ' x '}"))
        .isEqualTo(
            new Row(
                "text",
                "a",
                " x ",
                List.of(new Step("trim", "x", null), new Step("upper", "X", null)),
                Outcome.VALUE,
                "X",
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {'target': 'text', 'source': 'a'}                              | {'id': '1', 'a': 'x'}    | a | x    | VALUE     | x
          {'target': 'text', 'source': ['a', 'b']}                       | {'id': '1', 'b': 'x'}    | b | x    | VALUE     | x
          {'target': 'text', 'source': 'a'}                              | {'id': '1'}              | a | -    | UNTOUCHED | -
          {'target': 'text', 'source': 'a', 'onBlank': 'absent'}         | {'id': '1', 'a': ''}     | a | ``   | UNTOUCHED | -
          {'target': 'text', 'source': 'a', 'onBlank': 'null'}           | {'id': '1', 'a': ''}     | a | ``   | CLEARED   | -
          {'target': 'text', 'source': 'a', 'default': 'd'}              | {'id': '1'}              | a | -    | VALUE     | d
          {'target': 'text', 'source': 'a', 'default': null}             | {'id': '1'}              | a | -    | CLEARED   | -
          {'target': 'text', 'source': 'a'}                              | {'id': '1', 'a': null}   | a | null | CLEARED   | -
          {'target': 'amount', 'source': 'a'}                            | {'id': '1', 'a': 1.50}   | a | 1.50 | VALUE     | 1.5
          {'target': 'code', 'constant': 'K'}                            | {'id': '1'}              | - | K    | VALUE     | K
          {'target': 'code', 'constant': null}                           | {'id': '1'}              | - | null | CLEARED   | -
          """)
  void a_row_without_steps_is_told(
      String row, String body, String source, String found, Outcome outcome, String value)
      throws IOException {
    Row told = row(row, body);

    assertThat(told.source()).isEqualTo(source);
    assertThat(told.found()).isEqualTo(found);
    assertThat(told.outcome()).isEqualTo(outcome);
    assertThat(told.value()).isEqualTo(value);
    assertThat(told.steps()).isEmpty();
    assertThat(told.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {'target': 'count', 'source': 'a'}                                        | x    | REJECTED  | - | NOT_A_NUMBER
          {'target': 'count', 'source': 'a', 'onError': 'absent'}                   | x    | UNTOUCHED | - | NOT_A_NUMBER
          {'target': 'count', 'source': 'a', 'onError': 'null'}                     | x    | CLEARED   | - | NOT_A_NUMBER
          {'target': 'count', 'source': 'a', 'onError': 'default', 'default': 7}    | x    | VALUE     | 7 | NOT_A_NUMBER
          {'target': 'text', 'source': 'a', 'required': true}                       | ` `  | REJECTED  | - | REQUIRED_MISSING
          {'target': 'code', 'source': 'a'}                                         | 123456789 | REJECTED  | - | TOO_LONG
          """)
  void a_problem_is_told_with_what_then_became_of_the_target(
      String row, String given, Outcome outcome, String value, String code) throws IOException {
    Row told = row(row, "{'id': '1', 'a': '" + given + "'}");

    assertThat(told.found()).isEqualTo(given);
    assertThat(told.outcome()).isEqualTo(outcome);
    assertThat(told.value()).isEqualTo(value);
    assertThat(told.problems()).extracting(Problem::code).containsExactly(code);
  }

  @Test
  void a_required_value_that_is_absent_or_null_is_told_as_missing() throws IOException {
    String row = "{'target': 'text', 'source': ['a', 'b'], 'required': true}";

    for (String body : List.of("{'id': '1'}", "{'id': '1', 'a': null, 'b': null}")) {
      Row told = row(row, body);

      assertThat(told.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(told.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("REQUIRED_MISSING");
                assertThat(problem.source()).isEqualTo("a | b");
                assertThat(problem.message()).startsWith("This value is required");
              });
    }
  }

  @Test
  void a_step_that_fails_is_the_last_and_tells_its_code() throws IOException {
    Row told =
        row(
            "{'target': 'amount', 'source': 'a', 'steps': ['trim', ['number', 'de'], 'abs']}",
            "{'id': '1', 'a': ' x'}");

    assertThat(told.steps())
        .containsExactly(new Step("trim", "x", null), new Step("number", null, "NOT_A_NUMBER"));
    assertThat(told.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(told.problems())
        .extracting(problem -> problem.code() + " " + problem.rule())
        .containsExactly("NOT_A_NUMBER step number");
  }

  @Test
  void a_step_that_gives_nothing_leaves_the_target_alone() throws IOException {
    Row told =
        row(
            "{'target': 'text', 'source': 'a', 'steps': [['split', ';'], 'first']}",
            "{'id': '1', 'a': ''}");

    assertThat(told.steps()).last().isEqualTo(new Step("first", null, null));
    assertThat(told.outcome()).isEqualTo(Outcome.UNTOUCHED);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          keep,   D, DE,   VALUE,    DE
          keep,   X, X,    VALUE,    X
          null,   X, null, CLEARED,  -
          reject, X, -,    REJECTED, -
          """)
  void a_value_map_is_the_last_step(
      String map, String given, String result, Outcome outcome, String value) throws IOException {
    Row told =
        row(
            "{'target': 'text', 'source': 'a', 'map': '" + map + "'}",
            "{'id': '1', 'a': '" + given + "'}");

    assertThat(told.steps())
        .containsExactly(
            new Step("map " + map, result, outcome == Outcome.REJECTED ? "UNKNOWN_CODE" : null));
    assertThat(told.outcome()).isEqualTo(outcome);
    assertThat(told.value()).isEqualTo(value);
  }

  @Test
  void an_object_where_a_value_is_needed_is_told_as_one() throws IOException {
    Row told = row("{'target': 'text', 'source': 'a'}", "{'id': '1', 'a': {'b': 1}}");

    assertThat(told.found()).isEqualTo("an object or list");
    assertThat(told.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(told.problems()).extracting(Problem::code).containsExactly("WRONG_TYPE");
  }

  @Test
  void an_unreadable_body_has_no_rows() throws IOException {
    Trace trace = trace("{'target': 'text', 'source': 'a'}", "{'id': ");

    assertThat(trace.rows()).isEmpty();
    assertThat(trace.unreadable()).isNotNull();
    assertThat(trace.unreadable().rule()).isEqualTo("json");
  }

  @Test
  void a_mapping_with_an_output_tells_the_rows_of_each_item() {
    BodyPlan plan =
        MappingCompiler.compile(
            MappingTable.parse(
                MappingCompilerTest.json(
                    "{'id': 'm', 'output': {'kind': 'json'}, 'rows': ["
                        + "{'target': 'no', 'source': 'id'},"
                        + "{'target': 'l', 'each': 'lines', 'rows': ["
                        + "{'target': 'n', 'source': 'n', 'type': 'integer'}]}]}")),
            new FormatDefinition.Json(),
            DefinedFunctions.NONE);

    Trace trace = plan.trace(body("{'id': '7', 'lines': [{'n': 1}, {'n': 'x'}]}"));

    assertThat(trace.unreadable()).isNull();
    assertThat(trace.rows())
        .extracting(row -> row.target() + " " + row.found() + " " + row.outcome())
        .containsExactly("no 7 VALUE", "l 2 items VALUE", "l[0].n 1 VALUE", "l[1].n x REJECTED");
    assertThat(plan.trace(body("{'id': '7', 'lines': {}}")).rows().get(1))
        .satisfies(
            row -> {
              assertThat(row.outcome()).isEqualTo(Trace.Outcome.REJECTED);
              assertThat(row.problems()).extracting(Problem::code).containsExactly("WRONG_TYPE");
            });
    assertThat(plan.trace(body("{'id': '7', 'lines': null}")).rows().get(1).outcome())
        .isEqualTo(Trace.Outcome.CLEARED);
    assertThat(plan.trace(body("{'id': '7'}")).rows().get(1).outcome())
        .isEqualTo(Trace.Outcome.UNTOUCHED);
    assertThat(plan.trace(body("[")).unreadable()).isNotNull();
  }
}
