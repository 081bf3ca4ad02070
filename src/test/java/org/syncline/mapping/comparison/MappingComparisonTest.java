package org.syncline.mapping.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.mapping.comparison.MappingComparison.Change;
import org.syncline.mapping.comparison.MappingComparison.MemberChange;
import org.syncline.mapping.comparison.MappingComparison.MovedRow;
import org.syncline.mapping.comparison.MappingComparison.RowChange;

/** Two documents differ in what they say, not in how they are written. */
class MappingComparisonTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final String KEY = "{'target': '@key', 'source': 'id'}";

  private static MappingComparison compare(String before, String after) {
    return MappingComparison.of(members(before), members(after));
  }

  private static Map<String, Object> members(String json) {
    return ConfigurationDocument.members(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static MappingComparison rows(String before, String after) {
    return compare("{'rows': [" + before + "]}", "{'rows': [" + after + "]}");
  }

  @Test
  void equal_documents_have_no_difference() {
    String document =
        "{'id': 'm', 'rows': ["
            + KEY
            + "], 'maps': {'m': {'entries': {'a': 'b'}}}, 'cases': [{'name': 'x', 'in': ''}]}";

    MappingComparison same = compare(document, document);

    assertThat(same.isEmpty()).isTrue();
    assertThat(same.text()).isEqualTo("No change.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'target': 'a', 'source': 'x'} | {'source': ['x'], 'target': 'a'}
          {'target': 'a', 'source': 'x', 'required': false, 'onError': 'reject', 'onBlank': 'value'} | {'target': 'a', 'source': 'x'}
          {'target': 'a', 'source': 'x', 'steps': ['trim']} | {'target': 'a', 'source': 'x', 'steps': [['trim']]}
          {'target': 'a', 'source': 'x', 'steps': []} | {'target': 'a', 'source': 'x'}
          {'target': 'a', 'source': 'x', 'true': ['J', 'Y']} | {'target': 'a', 'source': 'x', 'true': ['Y', 'J']}
          {'target': 'a', 'constant': 1} | {'target': 'a', 'constant': 1.0}
          {'target': 'a', 'constant': {'b': 1, 'a': 2}} | {'target': 'a', 'constant': {'a': 2, 'b': 1}}
          """)
  void the_same_in_another_spelling_is_no_difference(String before, String after) {
    assertThat(rows(before, after).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'target': 'a', 'source': ['x', 'y']} | {'target': 'a', 'source': ['y', 'x']} | source
          {'target': 'a', 'source': 'x', 'steps': ['trim', 'upper']} | {'target': 'a', 'source': 'x', 'steps': ['upper', 'trim']} | steps
          {'target': 'a', 'constant': null} | {'target': 'a', 'constant': ''} | constant
          {'target': 'a', 'source': 'x', 'default': null} | {'target': 'a', 'source': 'x'} | default
          {'target': 'a', 'source': 'x', 'link': {}} | {'target': 'a', 'source': 'x'} | link
          {'target': 'a', 'source': 'x', 'true': ['J', 'Y']} | {'target': 'a', 'source': 'x', 'true': ['J', 'N']} | true
          {'target': 'a', 'constant': true} | {'target': 'a', 'constant': false} | constant
          {'target': 'a', 'constant': 1} | {'target': 'a', 'constant': 10} | constant
          {'target': 'a', 'source': 'x'} | {'target': 'a', 'source': 'x', 'somethingNew': {'a': [1]}} | somethingNew
          """)
  void what_means_something_else_is_one(String before, String after, String member) {
    assertThat(rows(before, after).rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.members())
                    .singleElement()
                    .satisfies(change -> assertThat(change.member()).isEqualTo(member)));
  }

  @Test
  void a_null_of_the_document_is_not_an_absent_member() {
    var change =
        rows("{'target': 'a', 'source': 'x'}", "{'target': 'a', 'source': 'x', 'default': null}")
            .rows()
            .get(0)
            .members()
            .get(0);

    assertThat(change.before()).isNull();
    assertThat(change.after()).isEqualTo(new Written(null));
  }

  @Test
  void a_difference_can_be_read_by_people() {
    MappingComparison comparison =
        compare(
            "{'id': 'm', 'recordType': 'customer', 'rows': ["
                + KEY
                + ", {'target': 'email', 'source': 'mail', 'steps': ['trim']},"
                + " {'target': 'fax', 'source': 'fax'},"
                + " {'target': 'country', 'source': 'c', 'map': 'countries'}],"
                + " 'maps': {'countries': {'entries': {'D': 'DE', 'A': 'AT'}, 'unknown': 'reject'},"
                + " 'old': {'entries': {}}},"
                + " 'cases': [{'name': 'first', 'in': 'a'}, {'name': 'gone', 'in': 'b'}]}",
            "{'id': 'm', 'recordType': 'contact', 'rows': ["
                + KEY
                + ", {'target': 'phone', 'source': 'tel', 'region': 'DE'},"
                + " {'target': 'email', 'source': 'mail', 'steps': ['trim', 'lower'], 'onError':"
                + " 'null'},"
                + " {'target': 'country', 'source': 'c', 'map': 'countries'}],"
                + " 'maps': {'countries': {'entries': {'D': 'DEU', 'CH': 'CH'}, 'unknown': 'keep'}},"
                + " 'cases': [{'name': 'new', 'in': 'c'}, {'name': 'first', 'in': 'secret'}]}");

    assertThat(comparison.text())
        .isEqualTo(
            """
            12 changes: 1 row added, 1 row removed, 1 row changed, 1 entry added, 1 entry removed, \
            1 entry changed, 1 case added, 1 case removed, 1 case changed, 3 other members changed.
            recordType: "customer" -> "contact"

            Rows
              - fax
                  source: "fax"
              + phone
                  source: "tel"
                  region: "DE"
              ~ email
                  steps: ["trim"] -> ["trim", "lower"]
                  onError: (absent) -> "null"

            Value maps
              ~ countries
                  ~ "D": "DE" -> "DEU"
                  + "CH": "CH"
                  - "A": "AT"
                  unknown: "reject" -> "keep"
              - old

            Golden cases
              + new
              ~ first: in
              - gone
            """);
    assertThat(comparison.text())
        .as("contents of cases may be of persons")
        .doesNotContain("secret");
    assertThat(comparison.counts().total()).isEqualTo(12);
  }

  @Test
  void a_moved_row_is_told_but_counts_only_if_it_passed_one_of_its_own_target() {
    String a = "{'target': 'a', 'source': 'x'}";
    String b = "{'target': 'b', 'source': 'x'}";
    String c = "{'target': 'c', 'source': 'x'}";
    String otherA = "{'target': 'a', 'source': 'y'}";

    MappingComparison free = rows(a + "," + b + "," + c, b + "," + c + "," + a);
    MappingComparison bound = rows(a + "," + otherA + "," + c, otherA + "," + a + "," + c);

    assertThat(free.moved()).containsExactly(new MovedRow("a", 1, 3, false));
    assertThat(free.counts().total()).isZero();
    assertThat(free.isEmpty()).isFalse();
    assertThat(free.text()).contains("> a: from place 1 to 3 (without effect)");
    assertThat(bound.moved()).singleElement().satisfies(m -> assertThat(m.matters()).isTrue());
    assertThat(bound.counts().rowsMoved()).isEqualTo(1);
    assertThat(bound.rows()).isEmpty();
  }

  @Test
  void of_rows_of_one_target_those_that_are_equal_belong_together() {
    String a = "{'target': 'a', 'source': 'x'}";
    String b = "{'target': 'a', 'source': 'y'}";
    String c = "{'target': 'a', 'source': 'z'}";

    MappingComparison comparison = rows(a + "," + b, c + "," + b);

    assertThat(comparison.moved()).isEmpty();
    assertThat(comparison.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.change()).isEqualTo(Change.CHANGED));
    assertThat(rows(a + "," + a, a).counts().rowsRemoved()).isEqualTo(1);
  }

  @Test
  void a_row_that_is_still_there_is_nobody_elses_predecessor() {
    MappingComparison comparison =
        rows(
            "{'target': 'a', 'source': 'x'}, {'target': 'a', 'source': 'y'}",
            "{'target': 'a', 'source': 'x'}, {'target': 'a', 'source': 'z'}");

    assertThat(comparison.rows())
        .containsExactly(
            new RowChange(
                "a",
                Change.CHANGED,
                2,
                List.of(new MemberChange("source", new Written("y"), new Written("z")))));
  }

  @Test
  void a_change_has_the_place_of_its_row() {
    MappingComparison comparison =
        rows(
            KEY + ", {'target': 'a', 'source': 'x'}, {'target': 'b', 'source': 'x'}",
            KEY + ", {'target': 'a', 'source': 'y'}, {'target': 'c', 'source': 'x'}");

    assertThat(comparison.rows())
        .extracting(row -> row.change() + " " + row.target() + " " + row.place())
        .containsExactlyInAnyOrder("CHANGED a 2", "REMOVED b 3", "ADDED c 3");
  }

  @Test
  void each_kind_of_change_is_counted_by_itself() {
    String a = "{'target': 'a', 'source': 'x'}";
    String otherA = "{'target': 'a', 'source': 'y'}";

    MappingComparison comparison =
        compare(
            "{'rows': ["
                + a
                + ","
                + otherA
                + "], 'maps': {'m': {'entries': {'1': 'a', '2': 'b', '3': 'c', '4': 'd'}}}}",
            "{'rows': ["
                + otherA
                + ","
                + a
                + "], 'maps': {'m': {'entries': {'1': 'b', '2': 'c', '3': 'c', '5': 'e'}}}}");

    assertThat(comparison.counts())
        .isEqualTo(new MappingComparison.Counts(0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 0));
    assertThat(comparison.text())
        .startsWith("5 changes: 1 row moved, 1 entry added, 1 entry removed, 2 entries changed.");
  }

  @Test
  void entries_that_a_map_has_only_now_are_counted_once() {
    MappingComparison comparison =
        compare("{'maps': {'m': {}}}", "{'maps': {'m': {'entries': {'a': 'b'}}}}");

    assertThat(comparison.counts())
        .isEqualTo(new MappingComparison.Counts(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void cases_without_a_name_are_told_apart_by_numbers() {
    MappingComparison comparison =
        compare("{}", "{'cases': [{'in': 'a'}, {'in': 'b'}, {'in': 'c'}]}");

    assertThat(comparison.cases())
        .extracting(MappingComparison.CaseChange::name)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.startsWith("(no name)"));
  }

  @Test
  void numbers_and_truths_are_shown_as_they_were_written() {
    String text =
        rows(
                "{'target': 'a', 'constant': 12.50}, {'target': 'b', 'constant': true}",
                "{'target': 'a', 'constant': 0.050}, {'target': 'b', 'constant': null}")
            .text();

    assertThat(text).contains("constant: 12.50 -> 0.050\n", "constant: true -> null\n");
  }

  @Test
  void a_value_of_just_the_longest_length_is_shown_whole() {
    String just = "y".repeat(198);

    assertThat(
            rows("{'target': 'a', 'constant': 'x'}", "{'target': 'a', 'constant': '" + just + "'}")
                .text())
        .contains("-> \"" + just + "\"\n");
  }

  /** In time that grows with the document: 20,000 rows of one target, in the opposite order. */
  @Test
  void very_many_rows_of_one_target_are_compared_at_once() {
    List<Integer> before = IntStream.range(0, 20_000).boxed().collect(Collectors.toList());
    List<Integer> after = new ArrayList<>(before);
    Collections.reverse(after);

    MappingComparison comparison = rows(likes(before), likes(after));

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.counts().rowsMoved()).isEqualTo(19_999);
  }

  private static String likes(List<Integer> sources) {
    return sources.stream()
        .map(i -> "{'target': 'a', 'source': 'f" + i + "'}")
        .collect(Collectors.joining(","));
  }

  @Test
  void a_row_that_comes_in_moves_nobody() {
    MappingComparison comparison =
        rows(
            KEY + ", {'target': 'b', 'source': 'x'}",
            "{'target': 'a', 'source': 'x'}, " + KEY + ", {'target': 'b', 'source': 'x'}");

    assertThat(comparison.moved()).isEmpty();
    assertThat(comparison.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.change()).isEqualTo(Change.ADDED));
  }

  @Test
  void rows_nested_in_rows_are_compared_by_their_targets_too() {
    MappingComparison comparison =
        rows(
            "{'target': 'address', 'source': 'a', 'rows': [{'target': 'city', 'source': 'c'}]}",
            "{'target': 'address', 'source': 'a', 'rows': [{'target': 'city', 'source': 'town'},"
                + " {'target': 'zip', 'source': 'z'}]}");

    assertThat(comparison.rows())
        .extracting(row -> row.change() + " " + row.target())
        .containsExactly("CHANGED address.city", "ADDED address.zip");
  }

  @Test
  void drafts_that_are_not_usable_yet_can_be_compared() {
    MappingComparison comparison =
        compare("{'id': 'm'}", "{'id': 'm', 'rows': [{'source': 'x'}, {'target': 3}]}");

    assertThat(comparison.counts().rowsAdded()).isEqualTo(2);
    assertThat(comparison.rows()).extracting(row -> row.target()).contains("(no target)");
  }

  @Test
  void long_values_are_cut_and_line_breaks_do_not_forge_lines() {
    String text =
        rows(
                "{'target': 'a', 'constant': 'x'}",
                "{'target': 'a', 'constant': '" + "y".repeat(300) + "'}")
            .text();
    String forged = compare("{}", "{'cases': [{'name': 'a\\n  + forged'}]}").text();

    assertThat(text).contains("\"" + "y".repeat(199) + "\u2026 (302 characters)");
    assertThat(forged).contains("  + a   + forged\n").doesNotContain("\n  + forged");
  }

  /** What was moved, removed and added leads from the older order to the newer one. */
  @Test
  void the_fewest_rows_are_said_to_have_moved() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      List<Integer> before =
          IntStream.range(0, 1 + random.nextInt(9)).boxed().collect(Collectors.toList());
      List<Integer> after = new ArrayList<>(before);
      Collections.shuffle(after, random);

      MappingComparison comparison = rows(written(before), written(after));

      assertThat(comparison.rows()).as("seed %s", SEED).isEmpty();
      assertThat(comparison.counts().rowsMoved()).as("seed %s", SEED).isZero();
      assertThat(before.size() - comparison.moved().size())
          .as("seed %s: %s", SEED, after)
          .isEqualTo(longestIncreasing(after));
    }
  }

  private static String written(List<Integer> targets) {
    return targets.stream()
        .map(i -> "{'target': 'f" + i + "', 'source': 'x'}")
        .collect(Collectors.joining(","));
  }

  /** By trying every end, without cleverness. */
  private static int longestIncreasing(List<Integer> values) {
    Map<Integer, Integer> best = new HashMap<>();
    int longest = 0;
    for (int value : values) {
      int length =
          1
              + best.entrySet().stream()
                  .filter(end -> end.getKey() < value)
                  .mapToInt(Map.Entry::getValue)
                  .max()
                  .orElse(0);
      best.put(value, length);
      longest = Math.max(longest, length);
    }
    return longest;
  }
}
