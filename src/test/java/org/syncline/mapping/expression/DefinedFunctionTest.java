package org.syncline.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Mapping functions that people define: read, gated by their examples, bound as steps. */
class DefinedFunctionTest {
  private static final String PADDED =
      "{'id': 'pad-code', 'label': {'en': 'Padded'}, 'parameters': ['width', 'by'],"
          + " 'expression': '$pad($value, -$width, $by) & $string($1)',"
          + " 'examples': [{'in': '42', 'arguments': [4, '0'], 'out': '00424'}]}";

  private static DefinedFunction read(String json) {
    return DefinedFunction.parse(bytes(json), () -> 0L);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> problems(String json) {
    InvalidConfiguration refused =
        catchThrowableOfType(InvalidConfiguration.class, () -> read(json));
    return refused.problems().stream().map(problem -> problem.path()).toList();
  }

  private static Document version(int number, String json) {
    return new Document(
        Kind.MAPPING_FUNCTION, "pad-code", number, bytes(json), "", "rest", Instant.EPOCH, "ada");
  }

  @Test
  void arguments_are_variables_by_name_and_by_number() {
    assertThat(read(PADDED).bind(List.of(6, "x")).apply("ab")).isEqualTo("xxxxab6");
  }

  @Test
  void the_sample_is_good() throws Exception {
    Path sample = Path.of("src/test/resources/samples/config/mapping-functions/clean-name.json");

    DefinedFunction function = DefinedFunction.parse(Files.readAllBytes(sample), () -> 0L);

    assertThat(function.bind(List.of()).apply("Mr. Lovelace")).isEqualTo("Lovelace");
  }

  @Test
  void the_function_of_the_documentation_is_good() throws Exception {
    String page = Files.readString(Path.of("src/docs/configuration.md"));
    String section = page.substring(page.indexOf("## Mapping function\n"));
    int start = section.indexOf("```json") + "```json".length();

    DefinedFunction function =
        DefinedFunction.parse(
            section
                .substring(start, section.indexOf("```", start))
                .getBytes(StandardCharsets.UTF_8),
            () -> 0L);

    assertThat(function.bind(List.of("Mr. Sir")).apply("Mr. Sir Charles")).isEqualTo("Charles");
  }

  @Test
  void an_example_that_is_not_met_is_named_with_what_came_out() {
    String wrong = PADDED.replace("00424", "0042");

    assertThat(problems(wrong)).containsExactly("examples[0]");
    assertThatThrownBy(() -> read(wrong)).hasMessageContaining("gives \"00424\" instead");
  }

  @Test
  void examples_may_ask_for_a_fault_a_number_a_list_or_nothing() {
    String function =
        "{'id': 'a-b', 'expression': '%s', 'examples': [{'in': '1.50', %s}, {'in': 'x', %s}]}";

    read(function.formatted("$number($)", "'out': 1.5", "'fault': 'EXPRESSION_FAILED'"));
    read(
        function.formatted(
            "$contains($, /^[0-9]/) ? $split($, /[.]/)", "'out': ['1', '50']", "'out': null"));
  }

  @Test
  void all_mistakes_of_a_document_are_named() {
    assertThat(
            problems(
                "{'id': 'trim', 'expression': '$now()', 'parameters': ['a', 'a', 'value'],"
                    + " 'examples': [{'in': {}, 'out': 1, 'fault': 'X'}]}"))
        .contains("id", "expression", "parameters[1]", "parameters[2]", "examples[0].in")
        .contains("examples[0].out");
    assertThat(problems("{'id': 'a-b', 'expression': '$'}")).containsExactly("examples");
    assertThat(
            problems(
                "{'id': 'a-b', 'expression': '$', 'parameters': ['p'],"
                    + " 'examples': [{'in': 'a', 'out': 'a'}]}"))
        .containsExactly("examples[0].arguments");
  }

  @Test
  void wrong_numbers_of_arguments_are_refused() {
    assertThatThrownBy(() -> read(PADDED).bind(List.of(6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'pad-code' takes 2 arguments: width, by.");
  }

  @Test
  void a_step_takes_all_that_steps_give() {
    DefinedFunction same =
        read("{'id': 'a-b', 'expression': '$', 'examples': [{'in': 'a', 'out': 'a'}]}");

    Stream.of("a", true, new BigDecimal("12345678901234567890.12"), List.of("a", "b"))
        .forEach(value -> assertThat(same.bind(List.of()).apply(value)).isEqualTo(value));
    assertThat(same.bind(List.of()).apply(LocalDate.of(2026, 2, 28))).isEqualTo("2026-02-28");
  }

  @Test
  void null_is_nothing_and_an_object_is_a_fault() {
    String function = "{'id': 'a-b', 'expression': '%s', 'examples': [{'in': 'a', %s}]}";

    assertThat(read(function.formatted("null", "'out': null")).bind(List.of()).apply("anything"))
        .isNull();
    Object object =
        read(function.formatted("{$: 1}", "'fault': 'WRONG_TYPE'")).bind(List.of()).apply("b");
    assertThat(((Fault) object).code()).isEqualTo(Codes.WRONG_TYPE);
  }

  @Test
  void a_step_names_the_latest_version_or_one_of_them() {
    String second = PADDED.replace("& $string($1)", "& $by").replace("00424", "00420");
    DefinedFunctions functions =
        new DefinedFunctions(List.of(version(2, second), version(1, PADDED)), () -> 0L);
    List<Object> arguments = List.of(4, "0");

    assertThat(functions.bind("pad-code", arguments).apply("42")).isEqualTo("00420");
    assertThat(functions.bind("pad-code@1", arguments).apply("42")).isEqualTo("00424");
    assertThat(functions.bind("pad-code@2", arguments).apply("42")).isEqualTo("00420");
    assertThatThrownBy(() -> functions.bind("pad-code@3", arguments))
        .hasMessageContaining("from 1 to 2");
    assertThatThrownBy(() -> functions.bind("pad-code@x", arguments))
        .hasMessageContaining("from 1 to 2");
    assertThatThrownBy(() -> functions.bind("no-such", arguments))
        .hasMessageContaining("Defined are: pad-code");
  }

  @Test
  void a_version_that_is_no_longer_good_is_refused_where_it_is_named() {
    DefinedFunctions functions =
        new DefinedFunctions(List.of(version(1, PADDED.replace("$pad(", "$now("))), () -> 0L);

    assertThatThrownBy(() -> functions.bind("pad-code", List.of(4, "0")))
        .hasMessageContaining("Version 1 of 'pad-code' can't be used");
  }

  @Test
  void names_of_defined_functions_have_a_hyphen() {
    assertThat(Stream.of("a-b", "a-b@1", "clean-name")).allMatch(DefinedFunctions::isName);
    assertThat(Stream.of("trim", "stripLeadingZeros", "trim@1", "-a", "a-", "A-b"))
        .noneMatch(DefinedFunctions::isName);
  }
}
