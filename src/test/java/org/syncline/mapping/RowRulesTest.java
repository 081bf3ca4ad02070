package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.value.Problem;

/** What a row does at its edges: with texts at the limit, with what steps and maps bring in. */
class RowRulesTest {
  private static final String KEY = "{'target': '@key', 'source': 'id'}";

  private static Mapped map(String row, String value) {
    return Plans.plan("{'kind': 'json'}", KEY, row)
        .map(Plans.body("{\"id\": \"1\", \"a\": \"" + value + "\"}"));
  }

  private static List<String> problems(Mapped mapped) {
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    return ((Mapped.Rejected) mapped)
        .problems().stream().map(problem -> problem.code() + " " + problem.rule()).toList();
  }

  @Test
  void a_step_makes_a_text_no_longer_than_the_limit() {
    String row = "{'target': 'text', 'source': 'a', 'steps': [['suffix', 'xy']]}";
    String justShort = "a".repeat(MappingFunction.LONGEST - 2);

    assertThat(Plans.draft(map(row, justShort)).values().get("text")).isEqualTo(justShort + "xy");
    assertThat(problems(map(row, justShort + "a"))).containsExactly("TOO_LONG step suffix");
  }

  @Test
  void a_text_that_came_in_long_passes_steps_that_do_not_make_it_grow() {
    String longer = "a".repeat(MappingFunction.LONGEST + 1);

    Draft draft =
        Plans.draft(
            map("{'target': 'text', 'source': 'a', 'steps': ['upper', ['right', 2]]}", longer));

    assertThat(draft.values().get("text")).isEqualTo("AA");
    assertThat(
            problems(map("{'target': 'text', 'source': 'a', 'steps': [['suffix', 'x']]}", longer)))
        .containsExactly("TOO_LONG step suffix");
  }

  /** The body is plain, so only what came in by the step can need a normal form. */
  @Test
  void what_a_step_brings_in_is_normalised() {
    Draft draft =
        Plans.draft(
            map("{'target': 'text', 'source': 'a', 'steps': [['suffix', 'e\u0301']]}", "Caf"));

    assertThat(draft.values().get("text")).isEqualTo("Caf\u00e9");
  }

  @Test
  void a_required_value_is_missing_too_where_steps_leave_nothing_of_it() {
    String row = "{'target': 'text', 'source': 'a', 'required': true, 'steps': ['digits']}";

    assertThat(Plans.draft(map(row, "a1")).values().get("text")).isEqualTo("1");
    assertThat(problems(map(row, "none"))).containsExactly("REQUIRED_MISSING required");
  }

  @Test
  void a_required_value_is_missing_too_where_a_value_map_gives_a_blank() throws Exception {
    MappingPlan plan =
        MappingCompiler.compile(
            MappingTable.parse(
                MappingCompilerTest.table(
                    KEY + ", {'target': 'text', 'source': 'a', 'required': true, 'map': 'm'}",
                    ", 'maps': {'m': {'entries': {'b': ' ', 'c': 'd'}, 'unknown': 'keep'}}")),
            new FormatDefinition.Json(),
            GoldenCasesTest.recordType(),
            "erp");

    assertThat(problems(plan.map(Plans.body("{\"id\": \"1\", \"a\": \"b\"}"))))
        .containsExactly("REQUIRED_MISSING required");
    assertThat(
            Plans.draft(plan.map(Plans.body("{\"id\": \"1\", \"a\": \"c\"}"))).values().get("text"))
        .isEqualTo("d");
  }

  @Test
  void a_key_that_is_missing_is_a_problem_of_its_own() {
    Mapped mapped = Plans.plan("{'kind': 'json'}", KEY).map(Plans.body("{\"a\": \"x\"}"));

    assertThat(((Mapped.Rejected) mapped).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("KEY_MISSING");
              assertThat(problem.message()).startsWith("The id of the source record is missing");
            });
  }

  private static MappedBody written(String rows, String body) {
    return MappingCompiler.compile(
            MappingTable.parse(
                MappingCompilerTest.json(
                    "{'id': 'm', 'output': {'kind': 'json'}, 'rows': ["
                        + rows
                        + "], 'maps': {'m': {'entries': {'a': '1'}, 'unknown':"
                        + " 'reject'}}}")),
            new FormatDefinition.Json(),
            DefinedFunctions.NONE)
        .map(Plans.body(body.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'target': 'l[]', 'source': 'l[*]', 'type': 'integer'} | {'l': ['1', 2, null]} | {"l":[1,2,null]}
          {'target': 'l[]', 'source': 'l[*]', 'map': 'm'}        | {'l': ['a', null, 'a']} | {"l":["1",null,"1"]}
          {'target': 'l[]', 'source': 'l[*]'}                    | {'l': []}             | {"l":[]}
          {'target': 'l[]', 'source': 'l[*]'}                    | {'l': null}           | {"l":null}
          {'target': 'l[]', 'source': 'l[*]'}                    | {}                    | {}
          """)
  void items_of_a_list_are_converted_one_by_one(String row, String body, String out) {
    MappedBody mapped = written(row, body);

    assertThat(mapped).isInstanceOf(MappedBody.Written.class);
    assertThat(((MappedBody.Written) mapped).bytes()).asString().isEqualTo(out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'target': 'l[]', 'source': 'l[*]', 'type': 'integer'} | {'l': ['1', 'x']} | NOT_A_NUMBER integer
          {'target': 'l[]', 'source': 'l[*]', 'type': 'date'}    | {'l': ['2026-02-29']} | NOT_A_DATE date
          {'target': 'l[]', 'source': 'l[*]', 'map': 'm'}        | {'l': ['a', 'q']} | UNKNOWN_CODE
          """)
  void one_item_that_can_not_be_converted_rejects(String row, String body, String problem) {
    MappedBody mapped = written(row, body);

    assertThat(mapped).isInstanceOf(MappedBody.Rejected.class);
    assertThat(((MappedBody.Rejected) mapped).problems())
        .singleElement()
        .satisfies(one -> assertThat(one.code() + " " + one.rule()).startsWith(problem));
    assertThat(((MappedBody.Rejected) mapped).problems())
        .extracting(Problem::target)
        .allMatch(target -> target.startsWith("l"));
  }
}
