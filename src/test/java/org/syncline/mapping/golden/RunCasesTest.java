package org.syncline.mapping.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.golden.RunCases.Use;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/** Cases say what is right, and nothing of a person while they say it. */
class RunCasesTest {
  private static final String ROWS =
      "{'target': '@key', 'source': 'id', 'required': true},"
          + "{'target': '@version', 'source': 'rev'},"
          + "{'target': '@time', 'source': 'at'},"
          + "{'target': 'text', 'source': 'name'},"
          + "{'target': 'code', 'source': 'code'},"
          + "{'target': 'count', 'source': 'count'},"
          + "{'target': 'amount', 'source': 'amount', 'onError': 'null'},"
          + "{'target': 'flag', 'source': 'flag'},"
          + "{'target': 'parent', 'source': 'boss', 'link': {'object': 'person'}}";
  private static final List<Use> JSON = List.of(new Use(new FormatDefinition.Json(), "erp"));

  private static RecordType type() {
    try {
      return RecordTypeDocument.parse(
          Files.readAllBytes(Path.of("src/test/resources/record-types/everything.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MappingTable table(String cases) {
    String json =
        "{'id': 'm', 'recordType': 'everything', 'rows': [" + ROWS + "], 'cases': [" + cases + "]}";
    return MappingTable.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static GoldenRun run(String cases) {
    return run(cases, JSON, Clock.systemUTC());
  }

  private static GoldenRun run(String cases, List<Use> uses, Clock clock) {
    return new RunCases(table(cases), type(), uses, DefinedFunctions.NONE, clock).run();
  }

  /** A case with a JSON body, whose quotation marks are escaped here. */
  private static String one(String body, String more) {
    return "{'name': 'One', 'in': '" + body.replace("'", "\\'") + "', " + more + "}";
  }

  private static String message(GoldenRun run) {
    assertThat(run.problems()).hasSize(1);
    return run.problems().get(0).message();
  }

  @Test
  void a_case_is_right_if_every_field_is() {
    GoldenRun run =
        run(
            one(
                "{'id': '7', 'rev': 3, 'at': '2026-01-02T03:04:05Z', 'name': 'Ada', 'code': null,"
                    + " 'count': 12, 'amount': '1.50', 'flag': 'Y', 'boss': '42'}",
                "'expected': {'@key': '7', '@version': 3, '@time': '2026-01-02T03:04:05.000Z',"
                    + " 'text': 'Ada', 'code': null, 'count': 12.0, 'amount': 1.5, 'flag': true,"
                    + " 'parent': 'erp/person/42'}"));

    assertThat(run.problems()).isEmpty();
    assertThat(run.isRight()).isTrue();
    assertThat(run.accuracy().all()).isEqualTo(new Share(9, 9));
    assertThat(run.accuracy().fields()).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'code': 'A'    | 'code': 'B'     | code: expected 'B', found 'A', which differ from character 1 on
          'code': 'AB'   | 'code': 'ABC'   | code: expected 'ABC', found 'AB', which differ from character 3 on
          'code': null   | 'code': ''      | code: expected '', found null.
          'x': 1         | 'code': null    | code: expected null, found nothing.
          'code': 'A'    | "               " | code: expected nothing, found 'A'.
          'count': 5     | 'count': 6      | count: expected number 6, found number 5.
          'count': 5     | 'count': '5'    | count: expected '5', found number 5.
          'name': 'Adam' | 'text': 'Ada'   | text: expected text A… (3), found text A… (4), which differ from character 4 on
          'amount': 1.5  | 'amount': 1.6   | amount: expected number … (3), found number … (3).
          'boss': '9'    | 'parent': 'crm/person/9' | parent: expected text c… (12), found text e… (12), which differ from character 1 on
          'flag': 'Y'    | 'flag': false   | flag: expected flag false, found flag true.
          'x': 1         | 'nose': 'big'   | nose: expected text … (3), found nothing.
          """)
  void a_field_that_differs_is_told_and_masked_by_its_privacy(
      String sent, String expected, String told) {
    String more = expected.isBlank() ? "" : ", " + expected;

    GoldenRun run = run(one("{'id': '7', " + sent + "}", "'expected': {'@key': '7'" + more + "}"));

    assertThat(message(run)).startsWith("Golden case 'One', " + told);
    assertThat(run.accuracy().all()).isEqualTo(new Share(1, 2));
    assertThat(run.problems().get(0).path())
        .isEqualTo("cases[0]." + told.substring(0, told.indexOf(':')));
  }

  @Test
  void a_wrong_key_is_masked_too() {
    assertThat(message(run(one("{'id': 'K-77'}", "'expected': {'@key': 'K-78'}"))))
        .contains("expected text K… (4), found text K… (4), which differ from character 4 on")
        .doesNotContain("K-7");
  }

  @Test
  void a_case_may_expect_a_refusal_with_just_these_problems() {
    String body = "{'id': '7', 'count': 'many', 'flag': 'perhaps'}";
    String both =
        "'problems': [{'target': 'flag', 'code': 'NOT_A_BOOLEAN'},"
            + " {'target': 'count', 'code': 'NOT_A_NUMBER'}]";

    assertThat(run(one(body, both)).isRight()).isTrue();
    assertThat(message(run(one(body, both.replace("NOT_A_BOOLEAN", "UNKNOWN_CODE")))))
        .contains("flag: expected the problem UNKNOWN_CODE, found the problem NOT_A_BOOLEAN.");
    assertThat(message(run(one(body, "'problems': [{'target': 'flag', 'code': 'NOT_A_BOOLEAN'}]"))))
        .contains("count: expected no problem, found the problem NOT_A_NUMBER.");
  }

  @Test
  void a_body_that_can_not_be_read_is_a_problem_without_a_target() {
    assertThat(run(one("no JSON", "'problems': [{'code': 'BODY_UNREADABLE'}]")).isRight()).isTrue();
  }

  @Test
  void what_should_be_refused_and_is_not_is_wrong_even_if_the_problem_is_tolerated() {
    GoldenRun run =
        run(
            one(
                "{'id': '7', 'amount': 'much'}",
                "'problems': [{'target': 'amount', 'code': 'NOT_A_NUMBER'}]"));

    assertThat(message(run))
        .contains("amount: expected a refusal for NOT_A_NUMBER, found an accepted body.");
  }

  @Test
  void beside_values_the_problems_are_those_that_are_tolerated() {
    String body = "{'id': '7', 'amount': 'much'}";
    String values = "'expected': {'@key': '7', 'amount': null}";

    assertThat(run(one(body, values)).isRight()).as("nobody asks").isTrue();
    assertThat(
            run(one(body, values + ", 'problems': [{'target': 'amount', 'code': 'NOT_A_NUMBER'}]"))
                .isRight())
        .isTrue();
    GoldenRun none = run(one(body, values + ", 'problems': []"));
    assertThat(message(none)).contains("amount: expected no problem, found the problem");
    assertThat(none.accuracy().all()).as("amount counts once").isEqualTo(new Share(1, 2));
  }

  @Test
  void of_a_message_that_is_refused_nothing_is_right() {
    GoldenRun run =
        run(
            one(
                "{'id': '7', 'count': 'x', 'name': 'Ada'}",
                "'expected': {'@key': '7', 'text': 'Ada'}"));

    assertThat(run.accuracy().all()).isEqualTo(new Share(0, 3));
    assertThat(run.problems())
        .extracting(ConfigurationProblem::message)
        .anyMatch(m -> m.contains("count: expected nothing, found the problem NOT_A_NUMBER."))
        .anyMatch(m -> m.contains("text: expected text A… (3), found a refusal for other fields."));
  }

  @Test
  void bytes_come_in_base_64_and_are_read_in_the_charset_of_the_format() {
    String body =
        Base64.getEncoder()
            .encodeToString("id;name\n7;J\u00f6rg".getBytes(StandardCharsets.ISO_8859_1));

    GoldenRun run =
        run(
            "{'name': 'Latin', 'format': {'kind': 'csv', 'separator': ';', 'charset':"
                + " 'ISO-8859-1'}, 'inBase64': '"
                + body
                + "', 'expected': {'@key': '7', 'text': 'J\u00f6rg'}}");

    assertThat(run.problems()).isEmpty();
    assertThat(run.accuracy().all()).isEqualTo(new Share(2, 2));
  }

  @Test
  void a_case_without_a_format_is_in_that_of_the_flow_and_else_json() {
    List<Use> map = List.of(new Use(new FormatDefinition.MapMessage(), "crm"));
    String linked = one("{'id': '7', 'boss': '9'}", "'expected': {'@key': '7', 'parent': '#'}");

    assertThat(run(linked.replace("#", "crm/person/9"), map, Clock.systemUTC()).isRight()).isTrue();
    assertThat(run(linked.replace("#", "/person/9"), List.of(), Clock.systemUTC()).isRight())
        .isTrue();
    assertThat(
            run(
                    linked
                        .replace("#", "shop/person/9")
                        .replace("'name'", "'system': 'shop', 'name'"),
                    map,
                    Clock.systemUTC())
                .isRight())
        .isTrue();
  }

  @Test
  void where_flows_of_several_formats_use_the_mapping_the_case_has_to_say_which() {
    List<Use> two =
        List.of(
            new Use(new FormatDefinition.Json(), "erp"),
            new Use(new FormatDefinition.MapMessage(), "crm"));
    String open = one("{'id': '7'}", "'expected': {'@key': '7'}");

    GoldenRun run = run(open, two, Clock.systemUTC());

    assertThat(run.isRight()).isFalse();
    assertThat(message(run)).contains("flows of several formats use this mapping");
    assertThat(
            run(
                    open.replace("'name'", "'format': {'kind': 'json'}, 'name'"),
                    two,
                    Clock.systemUTC())
                .isRight())
        .isTrue();
  }

  @Test
  void a_mapping_that_does_not_fit_the_format_of_its_cases_says_so_once() {
    String xml =
        "{'name': '#', 'format': {'kind': 'xml', 'namespaces': {'a': 'urn:a'}}, 'in': '<a/>',"
            + " 'expected': {'@key': '7'}}";
    MappingTable table =
        MappingTable.parse(
            ("{'id': 'm', 'recordType': 'everything', 'rows': [{'target': '@key', 'source':"
                    + " 'b:id'}], 'cases': ["
                    + xml.replace("#", "one")
                    + ","
                    + xml.replace("#", "two")
                    + "]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));

    GoldenRun run =
        new RunCases(table, type(), JSON, DefinedFunctions.NONE, Clock.systemUTC()).run();

    assertThat(run.results()).isEmpty();
    assertThat(run.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("rows[0].source");
              assertThat(problem.message()).startsWith("For golden case 'one' (cases[0]): ");
            });
  }

  @Test
  void a_run_ends_in_time_and_what_was_left_out_is_no_success() {
    String cases =
        IntStream.range(0, 30)
            .mapToObj(
                i -> one("{'id': '7'}", "'expected': {'@key': '7'}").replace("One", "case " + i))
            .collect(Collectors.joining(","));

    GoldenRun run = run(cases, JSON, new SecondEachLook());

    assertThat(run.results()).hasSize(10);
    assertThat(run.isRight()).isFalse();
    assertThat(message(run)).startsWith("Only 10 of 30 cases were run in 10 s");
  }

  /** A clock that is a second later with each look. */
  private static final class SecondEachLook extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void of_very_many_differences_the_first_hundred_are_told() {
    String cases =
        IntStream.range(0, 120)
            .mapToObj(
                i -> one("{'id': '7'}", "'expected': {'@key': '8'}").replace("One", "case " + i))
            .collect(Collectors.joining(","));

    List<ConfigurationProblem> problems = run(cases).problems();

    assertThat(problems).hasSize(101);
    assertThat(problems.get(100).message()).startsWith("20 more fields differ");
  }

  @Test
  void the_accuracy_is_the_share_of_right_fields_in_all_and_by_field() {
    GoldenAccuracy accuracy =
        run(one("{'id': '7', 'code': 'A'}", "'expected': {'@key': '7', 'code': 'A'}")
                + ","
                + one("{'id': '7', 'code': 'A'}", "'expected': {'@key': '7', 'code': 'B'}")
                    .replace("One", "Two"))
            .accuracy();

    assertThat(accuracy.all()).isEqualTo(new Share(3, 4));
    assertThat(accuracy.all().value()).isEqualTo(0.75);
    assertThat(accuracy.fields().get("code")).isEqualTo(new Share(1, 2));
    assertThat(accuracy.fields().get("@key")).isEqualTo(new Share(2, 2));
  }
}
