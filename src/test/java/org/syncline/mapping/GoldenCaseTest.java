package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;

/** Cases are read as strictly as rows. */
class GoldenCaseTest {
  private static final String RIGHT = "{'name': 'a', 'in': '', 'expected': {}}";

  private static byte[] document(String cases) {
    return ("{'id': 'm', 'recordType': 'everything', 'rows': [], 'cases': [" + cases + "]}")
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static InvalidConfiguration refused(String cases) {
    return catchThrowableOfType(
        InvalidConfiguration.class, () -> MappingTable.parse(document(cases)));
  }

  @Test
  void a_case_has_a_body_and_what_is_expected() {
    GoldenCase read =
        MappingTable.parse(
                document(
                    "{'name': 'J\u00f6rg', 'format': {'kind': 'xml'}, 'system': 'erp', 'inBase64':"
                        + " 'AQI=', 'expected': {'text': null}, 'problems': [{'code': 'X'}]}"))
            .cases()
            .get(0);

    assertThat(read.name()).isEqualTo("J\u00f6rg");
    assertThat(read.format()).isInstanceOf(FormatDefinition.Xml.class);
    assertThat(read.system()).isEqualTo("erp");
    assertThat(read.body().bytes()).containsExactly(1, 2);
    assertThat(read.body().charset()).isNull();
    assertThat(read.expected()).containsOnlyKeys("text").containsEntry("text", null);
    assertThat(read.problems()).containsExactly(new GoldenCase.ExpectedProblem(null, "X"));
  }

  @Test
  void a_table_without_cases_has_none() {
    assertThat(MappingTable.parse(document("")).cases()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'in': '', 'expected': {}}                                           | cases[0].name
          {'name': 'a', 'expected': {}}                                        | cases[0].in
          {'name': 'a', 'in': '', 'inBase64': '', 'expected': {}}              | cases[0].in
          {'name': 'a', 'inBase64': '?', 'expected': {}}                       | cases[0].inBase64
          {'name': 'a', 'in': ''}                                              | cases[0].expected
          {'name': 'a', 'in': '', 'problems': []}                              | cases[0].expected
          {'name': 'a', 'in': '', 'expected': ['x']}                           | cases[0].expected
          {'name': 'a', 'in': '', 'problems': [{'target': 'x'}]}               | cases[0].problems[0].code
          {'name': 'a', 'in': '', 'expected': {}, 'format': {'kind': 'yaml'}}  | cases[0].format.kind
          {'name': 'a', 'in': '', 'expected': {}, 'out': {}}                   | cases[0].out
          {'name': 'a', 'in': '', 'expected': {}}, {'name': 'a', 'in': '', 'expected': {}} | cases[1].name
          """)
  void a_case_that_says_nothing_usable_is_refused_with_its_path(String cases, String path) {
    assertThat(refused(cases).problems()).extracting(ConfigurationProblem::path).contains(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'name': 'a', 'in': '', 'out': '', 'expected': {}}     | cases[0].expected
          {'name': 'a', 'in': '', 'expected': {}}                | cases[0].expected
          {'name': 'a', 'in': ''}                                | cases[0].out
          {'name': 'a', 'in': '', 'problems': []}                | cases[0].out
          {'name': 'a', 'in': '', 'out': '', 'outBase64': ''}    | cases[0].out
          {'name': 'a', 'in': '', 'outBase64': '?'}              | cases[0].outBase64
          """)
  void a_case_of_an_output_says_what_is_written(String one, String path) {
    byte[] table =
        ("{'id': 'm', 'output': {'kind': 'json'}, 'rows': [], 'cases': [" + one + "]}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);

    assertThat(
            catchThrowableOfType(InvalidConfiguration.class, () -> MappingTable.parse(table))
                .problems())
        .extracting(ConfigurationProblem::path)
        .contains(path);
  }

  @Test
  void there_is_an_end_to_cases_and_to_their_size() {
    String many =
        IntStream.rangeClosed(1, 1_001)
            .mapToObj(i -> RIGHT.replace("'a'", "'" + i + "'"))
            .collect(Collectors.joining(","));
    // Two bytes a character.
    String large = RIGHT.replace("'in': ''", "'in': '" + "\u00e4".repeat(500_001) + "'");

    assertThat(refused(many).problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("cases");
    assertThat(refused(large).problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("cases[0].in");
    assertThat(MappingTable.parse(document(large.replace("\u00e4\u00e4", "\u00e4"))).cases())
        .hasSize(1);
  }
}
