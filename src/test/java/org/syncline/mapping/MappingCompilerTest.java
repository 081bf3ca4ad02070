package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;

class MappingCompilerTest {
  private static final String KEY = "{'target': '@key', 'source': 'id'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'target': 'nose', 'source': 'a'}                                        | rows[1].target
          {'target': '@key', 'source': 'a'}                                        | rows[1].target
          {'target': '@colour', 'source': 'a'}                                     | rows[1].target
          {'target': 'text', 'source': 'a..b'}                                     | rows[1].source
          {'target': 'text', 'source': '[0].a'}                                    | rows[1].source
          {'target': 'text', 'source': 'a[x]'}                                     | rows[1].source
          {'target': 'text', 'source': 'a[100000]'}                                | rows[1].source
          {'target': 'text', 'source': ['a', 'b[']}                                | rows[1].source[1]
          {'target': 'text', 'source': 'a', 'steps': ['shout']}                    | rows[1].steps[0]
          {'target': 'text', 'source': 'a', 'steps': ['trim', ['substring', 1]]}   | rows[1].steps[1]
          {'target': 'text', 'source': 'a', 'steps': ['digits', 'startOfMonth']}   | rows[1].steps[1]
          {'target': 'text', 'source': 'a', 'steps': [['round', 1.5]]}             | rows[1].steps[0]
          {'target': 'text', 'source': 'a', 'map': 'none'}                         | rows[1].map
          {'target': 'text', 'source': 'a', 'format': 'dd.MM.yyyy'}                | rows[1].format
          {'target': 'text', 'source': 'a', 'zone': 'UTC'}                         | rows[1].zone
          {'target': 'text', 'source': 'a', 'region': 'DE'}                        | rows[1].region
          {'target': 'text', 'source': 'a', 'locale': 'de'}                        | rows[1].locale
          {'target': 'text', 'source': 'a', 'true': ['J'], 'false': ['N']}         | rows[1].true
          {'target': 'text', 'source': 'a', 'parent': 'required'}                  | rows[1].parent
          {'target': 'text', 'source': 'a', 'link': {'object': 'x'}}               | rows[1].link
          {'target': 'parent', 'source': 'a'}                                      | rows[1].link
          {'target': 'day', 'source': 'a', 'format': 'dd.MM.yyyy', 'zone': 'Mars'} | rows[1].zone
          {'target': 'moment', 'source': 'a', 'zone': '+25:00'}                    | rows[1].zone
          {'target': 'amount', 'source': 'a', 'locale': 'german'}                  | rows[1].locale
          {'target': 'amount', 'source': 'a', 'locale': 'xx'}                      | rows[1].locale
          {'target': 'phone', 'source': 'a', 'region': 'de'}                       | rows[1].region
          {'target': 'flag', 'source': 'a', 'true': ['J']}                         | rows[1].true
          {'target': 'flag', 'source': 'a', 'true': ['J'], 'false': ['J']}         | rows[1].true
          {'target': 'text', 'source': 'a', 'type': 'integer'}                     | rows[1].type
          {'target': 'count', 'source': 'a', 'type': 'decimal'}                    | rows[1].type
          {'target': '@time', 'source': 'a', 'type': 'date'}                       | rows[1].type
          {'target': 'count', 'source': 'a', 'default': 'many'}                    | rows[1].default
          {'target': 'code', 'source': 'a', 'default': '123456789'}                | rows[1].default
          {'target': 'country', 'constant': 'Germany'}                             | rows[1].constant
          {'target': 'text', 'constant': 'a', 'steps': ['trim']}                   | rows[1].steps
          {'target': 'text', 'constant': 'a', 'required': true}                    | rows[1].required
          {'target': 'text', 'constant': 'a', 'onError': 'null'}                   | rows[1].onError
          {'target': 'day', 'constant': '2026-01-01', 'format': 'yyyy'}            | rows[1].format
          {'target': '@version', 'constant': 1}                                    | rows[1].constant
          {'target': '@version', 'source': 'a', 'default': 1}                      | rows[1].default
          {'target': 'text', 'source': 'a', 'required': true, 'onError': 'null'}   | rows[1].onError
          {'target': 'text', 'source': 'a', 'onError': 'default'}                  | rows[1].onError
          """)
  void a_row_that_can_not_work_is_refused_with_its_path(String row, String path) {
    InvalidConfiguration refused = refused(table(KEY + "," + row), "{'kind': 'json'}");

    assertThat(refused.problems()).extracting(ConfigurationProblem::path).contains(path);
    assertThat(refused.problems()).allMatch(problem -> problem.message().endsWith("."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YYYY-MM-dd",
        "yyyy-mm-dd",
        "yyyy-MM-DD",
        "dd.MM",
        "yyyy",
        "'yyyy-MM-dd'",
        "tomorrow",
        "{",
        ""
      })
  void a_pattern_that_looks_right_and_is_not_is_refused(String pattern) {
    String row = "{'target': 'day', 'source': 'a', 'format': \"" + pattern + "\"}";

    InvalidConfiguration refused = refused(table(KEY + "," + row), "{'kind': 'json'}");

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("rows[1].format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yyyy-MM-dd", "dd.MM.yyyy", "yyyy-MM-dd hh:mm", "HH:mm", "yyyy-MM-dd HH:MM"})
  void an_instant_needs_a_whole_day_and_a_time_of_day(String pattern) {
    String row = "{'target': '@time', 'source': 'a', 'format': '" + pattern + "'}";

    InvalidConfiguration refused = refused(table(KEY + "," + row), "{'kind': 'json'}");

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("rows[1].format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'kind': 'xml'}                                                     | a[0]
          {'kind': 'xml'}                                                     | @a/b
          {'kind': 'xml'}                                                     | a//b
          {'kind': 'xml'}                                                     | p:a
          {'kind': 'csv', 'header': false, 'columns': ['id', 't']}            | u
          {'kind': 'fixed-width', 'columns': [{'name': 'id', 'start': 1, 'length': 2}]} | u
          """)
  void a_path_that_does_not_fit_the_format_is_refused(String format, String path) {
    String row = "{'target': 'text', 'source': '" + path + "'}";

    InvalidConfiguration refused = refused(table(KEY + "," + row), format);

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("rows[1].source");
  }

  @Test
  void all_problems_of_a_table_are_named_at_once() {
    String rows =
        "{'target': 'nose', 'source': 'a'}, {'target': 'count', 'source': 'a', 'steps': ['shout', 'trim']},"
            + " {'target': 'country', 'source': 'c', 'map': 'm'}";
    String maps =
        ", 'maps': {'m': {'entries': {'D': 'Germany', 'A': 'AT'}, 'unknown': {'default': '??'}}}";

    InvalidConfiguration refused = refused(table(rows, maps), "{'kind': 'json'}");

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly(
            "rows[0].target", "rows[1].steps[0]", "rows[2].map", "rows[2].map", "rows");
  }

  @Test
  void a_mapping_for_another_record_type_is_refused() {
    MappingTable table =
        MappingTable.parse(json("{'id': 'm', 'recordType': 'contact', 'rows': [" + KEY + "]}"));

    assertThatThrownBy(
            () ->
                MappingCompiler.compile(
                    table, new FormatDefinition.Json(), GoldenCasesTest.recordType(), "erp"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("recordType: ");
  }

  @Test
  void a_document_is_read_strictly_and_all_its_problems_are_named() {
    String document =
        "{'id': 'M 1', 'rows': [{'target': 'text', 'sauce': 'a', 'source': 7}, {'target': 'text', 'target': 'code',"
            + " 'constant': [], 'source': []}, 3, {'source': 'a', 'onError': 'ignore', 'required': 'yes', 'steps': 'trim'}],"
            + " 'maps': {'m': {'unknown': 'explode'}, 'n': []}}";

    InvalidConfiguration refused =
        catchThrowableOfType(InvalidConfiguration.class, () -> MappingTable.parse(json(document)));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactlyInAnyOrder(
            "id",
            "recordType",
            "rows[0].sauce",
            "rows[0].source",
            "rows[1].target",
            "rows[1].constant",
            "rows[1].constant",
            "rows[1].source",
            "rows[2]",
            "rows[3].target",
            "rows[3].onError",
            "rows[3].required",
            "rows[3].steps",
            "maps.m.entries",
            "maps.m.unknown",
            "maps.n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'kind': 'yaml'}",
        "{'kind': 'json', 'charset': 'UTF-8'}",
        "{'kind': 'xml', 'namespaces': {'a': 1}}",
        "{'kind': 'csv', 'separator': ';;'}",
        "{'kind': 'csv', 'separator': ';', 'quote': ';'}",
        "{'kind': 'csv', 'charset': 'klingon'}",
        "{'kind': 'csv', 'header': false}",
        "{'kind': 'csv', 'columns': ['a']}",
        "{'kind': 'csv', 'header': false, 'columns': ['a', 'a']}",
        "{'kind': 'fixed-width'}",
        "{'kind': 'fixed-width', 'columns': [{'name': 'a', 'start': 0, 'length': 1}]}",
        "{'kind': 'fixed-width', 'length': 5, 'columns': [{'name': 'a', 'start': 5, 'length': 2}]}",
        "{'kind': 'fixed-width', 'null': '', 'columns': [{'name': 'a', 'start': 5, 'length': 2}]}"
      })
  void a_format_that_can_not_work_is_refused(String format) {
    assertThatThrownBy(() -> FormatDefinition.parse(json(format)))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void the_record_of_xml_is_an_element() {
    InvalidConfiguration refused = refused(table(KEY), "{'kind': 'xml', 'record': 'a/@b'}");

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .isEqualTo(List.of("format"));
  }

  private static InvalidConfiguration refused(byte[] table, String format) {
    return catchThrowableOfType(
        InvalidConfiguration.class,
        () ->
            MappingCompiler.compile(
                MappingTable.parse(table),
                FormatDefinition.parse(json(format)),
                GoldenCasesTest.recordType(),
                "erp"));
  }

  static byte[] table(String rows) {
    return table(rows, "");
  }

  static byte[] table(String rows, String maps) {
    return json("{'id': 'm', 'recordType': 'everything', 'rows': [" + rows + "]" + maps + "}");
  }

  static byte[] json(String withSingleQuotes) {
    // A pattern with quoted letters comes in double quotes already.
    int open = withSingleQuotes.indexOf('"');
    if (open < 0) {
      return withSingleQuotes.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
    int close = withSingleQuotes.lastIndexOf('"');
    return (withSingleQuotes.substring(0, open).replace('\'', '"')
            + withSingleQuotes.substring(open, close)
            + withSingleQuotes.substring(close).replace('\'', '"'))
        .getBytes(StandardCharsets.UTF_8);
  }
}
