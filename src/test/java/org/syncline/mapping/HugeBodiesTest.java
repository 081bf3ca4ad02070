package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.mapping.Plans.body;
import static org.syncline.mapping.Plans.draft;
import static org.syncline.mapping.Plans.plan;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Problem;

class HugeBodiesTest {
  private static final String KEY = "{'target': '@key', 'source': 'id'}";
  private static final String XML_KEY = "{'target': '@key', 'source': '@id'}";
  private static final String TEXT = "{'target': 'text', 'source': 't'}";

  @ParameterizedTest
  @CsvSource({"[, ]", "'{\"a\":', '}'"})
  void a_hundred_thousand_levels_of_json_are_unreadable_and_do_no_harm(String open, String close) {
    String deep = open.repeat(100_000) + "1" + close.repeat(100_000);
    MappingPlan plan = plan("{'kind': 'json'}", KEY, TEXT);

    assertThat(codes(plan.map(body("{\"id\":\"1\",\"t\":" + deep + "}"))))
        .containsExactly(Codes.BODY_UNREADABLE);
    assertThat(codes(plan.map(body("{\"id\":\"1\",\"unmapped\":" + deep + "}"))))
        .containsExactly(Codes.BODY_UNREADABLE);
    assertThat(codes(plan.map(body(open.repeat(100_000))))).containsExactly(Codes.BODY_UNREADABLE);
  }

  @Test
  void a_hundred_thousand_levels_of_xml_are_unreadable_and_do_no_harm() {
    MappingPlan plan = plan("{'kind': 'xml'}", XML_KEY, TEXT);

    assertThat(codes(plan.map(body("<r id='1'>" + "<t>".repeat(100_000)))))
        .containsExactly(Codes.BODY_UNREADABLE);
  }

  @Test
  void a_text_of_a_million_characters_is_kept_and_one_more_is_too_long() {
    MappingPlan plan = plan("{'kind': 'json'}", KEY, TEXT);
    String million = "\u00e4".repeat(1_000_000);

    Draft draft = draft(plan.map(body("{\"id\":\"1\",\"t\":\"" + million + "\"}")));

    assertThat(draft.values().get("text")).isEqualTo(million);
    assertThat(codes(plan.map(body("{\"id\":\"1\",\"t\":\"" + million + "x\"}"))))
        .containsExactly(Codes.TOO_LONG);
  }

  @Test
  void a_text_of_a_million_characters_is_read_in_every_format() {
    String million = "y".repeat(1_000_000);

    assertThat(
            draft(
                    plan("{'kind': 'xml'}", XML_KEY, TEXT)
                        .map(body("<r id='1'><t>" + million + "</t></r>")))
                .values()
                .get("text"))
        .isEqualTo(million);
    assertThat(
            draft(plan("{'kind': 'csv'}", KEY, TEXT).map(body("id,t\n1,\"" + million + "\"")))
                .values()
                .get("text"))
        .isEqualTo(million);
    String fixed =
        "{'kind': 'fixed-width', 'columns': [{'name': 'id', 'start': 1, 'length': 1}, {'name': 't', 'start': 2, 'length': 1000000}]}";
    assertThat(draft(plan(fixed, KEY, TEXT).map(body("1" + million))).values().get("text"))
        .isEqualTo(million);
  }

  @Test
  void steps_that_blow_a_text_up_end_as_too_long() {
    String blow = "['replace', 'a', '" + "a".repeat(200) + "']";
    MappingPlan plan =
        plan(
            "{'kind': 'json'}",
            KEY,
            "{'target': 'text', 'source': 't', 'steps': ["
                + blow
                + ","
                + blow
                + ","
                + blow
                + ","
                + blow
                + "]}");

    assertThat(codes(plan.map(body("{\"id\":\"1\",\"t\":\"" + "a".repeat(900_000) + "\"}"))))
        .containsExactly(Codes.TOO_LONG);
  }

  @Test
  void a_long_text_is_judged_by_each_type_in_no_time() {
    String rows =
        List.of(
                "count",
                "amount",
                "flag",
                "day",
                "clock",
                "moment",
                "colour",
                "email",
                "country",
                "language")
            .stream()
            .map(field -> "{'target': '" + field + "', 'source': 't', 'onError': 'absent'}")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    MappingPlan plan =
        plan(
            "{'kind': 'json'}",
            KEY,
            rows,
            "{'target': 'phone', 'source': 't', 'region': 'DE', 'onError': 'absent'}");
    for (String piece :
        List.of("1", "1-", "a", "a.", "+", " ", "@", "\u0663", "\ud83d\ude00", "e\u0301")) {
      SourceBody body = body("{\"id\":\"1\",\"t\":\"" + piece.repeat(500_000) + "\"}");

      Mapped mapped =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> plan.map(body));

      assertThat(draft(mapped).noted()).as(piece).hasSize(11);
    }
  }

  @Test
  void ten_thousand_names_and_repeated_elements_do_no_harm() {
    StringBuilder json = new StringBuilder("{\"id\":\"1\"");
    StringBuilder xml = new StringBuilder("<r id='1'>");
    for (int i = 0; i < 100_000; i++) {
      json.append(",\"n").append(i).append("\":").append(i);
      xml.append("<n").append(i).append("/>");
    }

    assertThat(draft(plan("{'kind': 'json'}", KEY, TEXT).map(body(json + "}"))).key())
        .isEqualTo("1");
    assertThat(draft(plan("{'kind': 'xml'}", XML_KEY, TEXT).map(body(xml + "</r>"))).key())
        .isEqualTo("1");
  }

  private static List<String> codes(Mapped mapped) {
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    return ((Mapped.Rejected) mapped).problems().stream().map(Problem::code).toList();
  }
}
