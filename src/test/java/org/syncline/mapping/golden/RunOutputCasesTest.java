package org.syncline.mapping.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;

/** Cases of mappings with an output say what body is to be written. */
class RunOutputCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IN =
      "{'id': '7', 'name': 'Ada', 'credit': '1.50', 'phones': [{'no': '1'}, {'no': '2'}]}";
  private static final String JSON_ROWS =
      "{'target': 'no', 'source': 'id', 'required': true},"
          + "{'target': 'person.name', 'source': 'name'},"
          + "{'target': 'credit', 'source': 'credit', 'type': 'decimal', 'onError': 'null'},"
          + "{'target': 'phones', 'each': 'phones', 'rows': [{'target': 'number', 'source': 'no'}]}";
  private static final String COLUMNS =
      "{'target': 'no', 'source': 'id'}, {'target': 'name', 'source': 'name'}";
  private static final String JSON_OUT =
      "{'no': '7', 'person': {'name': 'Ada'}, 'credit': 1.5, 'phones': [{'number': '1'}, {'number':"
          + " '2'}]}";

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  /**
   * Runs one case.
   *
   * @param member of the case that says what is expected, with its value
   */
  private static GoldenRun run(
      String output, String rows, String in, String member, String expected) {
    try {
      ObjectNode table =
          (ObjectNode)
              JSON.readTree(
                  quoted("{'id': 'm', 'output': " + output + ", 'rows': [" + rows + "]}"));
      ObjectNode one = table.putArray("cases").addObject().put("name", "One").put("in", quoted(in));
      if (member.equals("problems")) {
        one.set(member, JSON.readTree(quoted(expected)));
      } else {
        one.put(member, expected);
      }
      return run(JSON.writeValueAsBytes(table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenRun run(byte[] table) {
    return new RunCases(
            MappingTable.parse(table), null, List.of(), DefinedFunctions.NONE, Clock.systemUTC())
        .run();
  }

  private static GoldenRun runJson(String in, String expected) {
    return run("{'kind': 'json'}", JSON_ROWS, in, "out", quoted(expected));
  }

  private static String message(GoldenRun run) {
    assertThat(run.problems()).hasSize(1);
    return run.problems().get(0).message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'no': '7', 'person': {'name': 'Ada'}, 'credit': 1.5, 'phones': [{'number': '1'}, {'number': '2'}]}
          { 'phones' : [ {'number':'1'},{'number':'2'} ], 'credit' : 15e-1, 'person':{'name':'\\u0041da'}, 'no':'7' }
          """)
  void json_is_right_if_it_says_the_same_however_it_is_written(String expected) {
    GoldenRun run = runJson(IN, expected);

    assertThat(run.problems()).isEmpty();
    assertThat(run.isRight()).isTrue();
    assertThat(run.accuracy().all()).isEqualTo(new Share(5, 5));
    assertThat(run.accuracy().fields())
        .containsOnlyKeys("no", "person.name", "credit", "phones[].number")
        .containsEntry("phones[].number", new Share(2, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'Ada'    | 'Adam'      | person.name: expected text … (4), found text … (3), which differ from character 4 on
          '7'      | 7           | no: expected number … (1), found text … (1).
          1.5      | null        | credit: expected null, found number … (3).
          "'2'}]"  | "'2'}, 1]"  | phones[2]: expected number … (1), found nothing.
          'no'     | 'nr'        | no: expected nothing, found text … (1).
          """)
  void a_value_that_differs_is_told_by_its_path_and_never_shown(
      String right, String wrong, String told) {
    GoldenRun run = runJson(IN, JSON_OUT.replace(right, wrong));

    assertThat(run.problems())
        .extracting(ConfigurationProblem::message)
        .anyMatch(message -> message.startsWith("Golden case 'One', " + told));
    assertThat(run.problems().toString()).doesNotContain("Ada");
    assertThat(run.isRight()).isFalse();
  }

  @Test
  void a_refusal_is_expected_by_its_problems() {
    String problems = "[{'target': 'no', 'code': 'REQUIRED_MISSING'}]";

    assertThat(run("{'kind': 'json'}", JSON_ROWS, "{}", "problems", problems).isRight()).isTrue();
    assertThat(message(run("{'kind': 'json'}", JSON_ROWS, IN, "problems", problems)))
        .contains("no: expected a refusal for REQUIRED_MISSING, found an accepted body");
    GoldenRun refused = runJson("{'name': 'Ada'}", "{'no': '7'}");
    assertThat(message(refused)).contains("no: expected text … (1), found the problem REQUIRED_M");
  }

  @Test
  void problems_that_are_tolerated_can_be_asked_for_beside_the_body() throws IOException {
    ObjectNode table =
        (ObjectNode)
            JSON.readTree(
                quoted(
                    "{'id': 'm', 'output': {'kind': 'json'}, 'rows': ["
                        + JSON_ROWS
                        + "], 'cases': [{'name': 'One', 'in': '', 'out': '', 'problems': [{'target':"
                        + " 'credit', 'code': 'NOT_A_NUMBER'}]}]}"));
    ((ObjectNode) table.at("/cases/0"))
        .put("in", "{\"id\": \"7\", \"credit\": \"much\"}")
        .put("out", "{\"no\": \"7\", \"credit\": null}");

    assertThat(run(JSON.writeValueAsBytes(table)).problems()).isEmpty();
    ((ObjectNode) table.at("/cases/0")).putArray("problems");
    assertThat(message(run(JSON.writeValueAsBytes(table))))
        .contains("credit: expected no problem, found the problem NOT_A_NUMBER");
  }

  @Test
  void xml_is_compared_by_elements_and_attributes_and_its_root() {
    String output = "{'kind': 'xml', 'root': 'customer'}";
    String rows =
        "{'target': '@no', 'source': 'id'}, {'target': 'name/last', 'source': 'name'},"
            + " {'target': 'phone', 'each': 'phones', 'rows': [{'target': '.', 'source': 'no'}]}";
    String right =
        "<customer no='7'>\n <name><last>A&#100;a</last></name>\n <phone>1</phone><phone>2</phone>"
            + "\n</customer>";

    GoldenRun run = run(output, rows, IN, "out", right);
    assertThat(run.problems()).isEmpty();
    assertThat(run.accuracy().fields()).containsOnlyKeys("@no", "name/last", "phone[]");
    assertThat(message(run(output, rows, IN, "out", right.replace("#100", "#101"))))
        .contains(
            "name/last: expected text … (3), found text … (3), which differ from character 2");
    assertThat(message(run(output, rows, IN, "out", right.replace("customer", "partner"))))
        .contains("@body: expected the root element partner, found the root element customer");
  }

  @Test
  void csv_and_fixed_width_are_compared_to_the_byte() {
    String csv = "{'kind': 'csv', 'separator': ';', 'charset': 'ISO-8859-1'}";
    String in = "{'id': '7', 'name': 'Müller'}";

    assertThat(run(csv, COLUMNS, in, "out", "no;name\r\n7;Müller\r\n").problems()).isEmpty();
    assertThat(message(run(csv, COLUMNS, in, "out", "no;name\r\n7;\"Müller\"\r\n")))
        .contains("@body: expected the bytes of 'out' (21), found others (19), which differ from")
        .contains("character 12 on");
    assertThat(message(run(csv, COLUMNS, in, "out", "no;name\r\n7;Möller\r\n")))
        .contains("name: expected text … (6), found text … (6), which differ from character 2 on");
    String base64 =
        Base64.getEncoder()
            .encodeToString("no;name\r\n7;Müller\r\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run(csv, COLUMNS, in, "outBase64", base64).problems()).isEmpty();

    String fixed =
        "{'kind': 'fixed-width', 'columns': [{'name': 'no', 'start': 1, 'length': 3},"
            + " {'name': 'name', 'start': 4, 'length': 8}]}";
    assertThat(run(fixed, COLUMNS, in, "out", "7  Müller  ").problems()).isEmpty();
    assertThat(message(run(fixed, COLUMNS, in, "out", "7  Müller")))
        .contains("@body: expected the bytes of 'out'");
  }

  @Test
  void a_body_of_another_format_is_an_obstacle_and_so_is_a_table_that_does_not_compile() {
    GoldenRun other = runJson(IN, "no JSON");
    assertThat(other.isRight()).isFalse();
    assertThat(other.obstacles())
        .extracting(ConfigurationProblem::path)
        .containsExactly("cases[0].out");

    GoldenRun broken = run("{'kind': 'json'}", "{'target': 'a', 'source': '['}", "{}", "out", "{}");
    assertThat(broken.isRight()).isFalse();
    assertThat(broken.results()).isEmpty();
    assertThat(broken.obstacles()).isNotEmpty();
  }

  @Test
  void a_body_without_anything_in_it_counts_as_one() {
    GoldenRun run = run("{'kind': 'json'}", "{'target': 'a', 'source': 'a'}", "{}", "out", "{}");

    assertThat(run.accuracy().all()).isEqualTo(new Share(1, 1));
    assertThat(run.accuracy().fields()).containsOnlyKeys("@body");
  }
}
