package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Survivorship.Rule;

/** Which value of several sources survives, whatever the order in which they come. */
class SurvivorshipTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> ORDER = List.of("erp", "shop");

  private final GoldenRecord record = GoldenRecord.begin(1, "thing", BEGIN);
  private long receipts;

  private static RecordType type(Rule rule) {
    boolean ordered = rule == Rule.SOURCE_ORDER || rule == Rule.PREFER_UNLESS_BLANK;
    return new RecordType(
        "thing",
        Map.of(),
        List.of(
            new FieldDefinition(
                "f",
                FieldType.STRING,
                Limits.GENERAL,
                Set.of(),
                null,
                false,
                FieldDefinition.Privacy.NONE,
                Set.of(),
                new Survivorship(rule, ordered ? ORDER : List.of()),
                Map.of())),
        List.of());
  }

  private Merge say(Rule rule, String system, @Nullable String value, int second) {
    Origin origin =
        new Origin(system, "o", "k", ++receipts, "f", 1, null, BEGIN.plusSeconds(second), true);
    return record.merge(
        new Contribution(origin, FieldValues.of(Collections.singletonMap("f", value)), false),
        type(rule),
        BEGIN);
  }

  /** What two systems say, at which second, and what stands then. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          NEWEST,              erp,  a,    2, shop, b,    3, b
          NEWEST,              erp,  a,    2, shop, b,    1, a
          NEWEST,              erp,  a,    2, shop, b,    2, a?
          NEWEST,              erp,  a,    2, shop, null, 3, null
          SOURCE_ORDER,        erp,  a,    2, shop, b,    3, a
          SOURCE_ORDER,        shop, a,    2, erp,  b,    1, b
          SOURCE_ORDER,        shop, a,    2, erp,  null, 1, null
          SOURCE_ORDER,        web,  a,    2, crm,  b,    3, b
          SOURCE_ORDER,        web,  a,    2, crm,  b,    2, a?
          SOURCE_ORDER,        web,  a,    2, shop, b,    1, b
          PREFER_UNLESS_BLANK, erp,  a,    2, shop, b,    3, a
          PREFER_UNLESS_BLANK, erp,  '',   2, shop, b,    1, b
          PREFER_UNLESS_BLANK, shop, a,    2, erp,  null, 3, a
          PREFER_UNLESS_BLANK, shop, null, 2, erp,  '',   3, ''
          HUB_OWNED,           erp,  a,    2, hub,  b,    1, b
          HUB_OWNED,           hub,  a,    2, erp,  b,    3, a
          ASK,                 erp,  a,    2, shop, b,    3, a?
          ASK,                 erp,  a,    2, shop, a,    3, a
          ASK,                 erp,  a,    2, hub,  b,    1, b
          """)
  void between_two_systems(
      Rule rule,
      String first,
      @Nullable String one,
      int at,
      String second,
      @Nullable String other,
      int then,
      @Nullable String stands) {
    say(rule, first, one, at);

    Merge merge = say(rule, second, other, then);

    boolean asked = stands != null && stands.endsWith("?");
    assertThat(record.values().get("f"))
        .isEqualTo(asked ? stands.substring(0, stands.length() - 1) : stands);
    assertThat(merge.conflicts()).hasSize(asked ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"NEWEST", "SOURCE_ORDER", "PREFER_UNLESS_BLANK", "ASK"})
  void one_source_replaces_its_own_value_under_every_rule_but_the_hubs_own(Rule rule) {
    say(rule, "erp", "a", 1);

    say(rule, "erp", null, 1);

    assertThat(record.values().has("f")).isTrue();
    assertThat(record.values().get("f")).isNull();
  }

  @Test
  void a_field_that_people_own_is_not_even_filled_by_a_system() {
    say(Rule.HUB_OWNED, "erp", "a", 1);
    assertThat(record.values().has("f")).isFalse();

    say(Rule.HUB_OWNED, "hub", "b", 1);
    assertThat(record.values().get("f")).isEqualTo("b");
  }

  @Test
  void a_better_source_that_confirms_a_value_holds_it_from_then_on() {
    say(Rule.SOURCE_ORDER, "shop", "a", 1);
    say(Rule.SOURCE_ORDER, "erp", "a", 2);

    say(Rule.SOURCE_ORDER, "shop", "b", 3);

    assertThat(record.values().get("f")).isEqualTo("a");
    assertThat(record.origins().get("f").system()).isEqualTo("erp");
  }

  @Test
  void two_records_of_one_system_are_no_two_opinions() {
    say(Rule.NEWEST, "erp", "a", 1);
    Origin other =
        new Origin("erp", "o", "k2", ++receipts, "f", 1, null, BEGIN.plusSeconds(1), true);

    Merge merge =
        record.merge(
            new Contribution(other, FieldValues.of(Map.of("f", "b")), false),
            type(Rule.NEWEST),
            BEGIN);

    assertThat(merge.conflicts()).isEmpty();
    assertThat(record.values().get("f")).isEqualTo("b");
  }

  /** Of sources with different ranks or times it does not matter who speaks first. */
  @ParameterizedTest
  @CsvSource({"NEWEST", "SOURCE_ORDER", "PREFER_UNLESS_BLANK"})
  void the_order_of_arrival_does_not_matter(Rule rule) {
    long seed = Long.getLong("syncline.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> systems = new ArrayList<>(List.of("erp", "shop", "web"));
      Map<String, String> values =
          Map.of("erp", pick(random), "shop", pick(random), "web", pick(random));
      List<Integer> times = new ArrayList<>(List.of(1, 2, 3));
      Collections.shuffle(times, random);
      Map<String, Integer> at =
          Map.of("erp", times.get(0), "shop", times.get(1), "web", times.get(2));
      Set<Object> outcomes = new java.util.HashSet<>();
      for (int order = 0; order < 6; order++) {
        Collections.shuffle(systems, random);
        GoldenRecord one = GoldenRecord.begin(1, "thing", BEGIN);
        for (String system : systems) {
          Origin origin =
              new Origin(
                  system,
                  "o",
                  "k",
                  ++receipts,
                  "f",
                  1,
                  null,
                  BEGIN.plusSeconds(at.get(system)),
                  true);
          one.merge(
              new Contribution(origin, FieldValues.of(Map.of("f", values.get(system))), false),
              type(rule),
              BEGIN);
        }
        outcomes.add(String.valueOf(one.values().get("f")));
      }
      assertThat(outcomes).as("seed %d: %s at %s", seed, values, at).hasSize(1);
    }
  }

  private static String pick(Random random) {
    return List.of("", "a", "b", "c").get(random.nextInt(4));
  }

  @Test
  void what_would_be_kept_is_known_before() {
    say(Rule.SOURCE_ORDER, "erp", "a", 1);
    Origin hub = new Origin("hub", "o", "1", 9, "f", 0, null, BEGIN.plusSeconds(9), true);

    assertThat(
            record.wouldKeep(
                new Contribution(hub, FieldValues.of(Map.of("f", "b")), false),
                type(Rule.SOURCE_ORDER)))
        .containsOnlyKeys("f");
    assertThat(
            record.wouldKeep(
                new Contribution(hub, FieldValues.of(Map.of("f", "a")), false),
                type(Rule.SOURCE_ORDER)))
        .isEmpty();
  }

  @Test
  void a_rule_that_can_not_work_is_refused() {
    assertThatThrownBy(() -> new Survivorship(Rule.SOURCE_ORDER, List.of()))
        .hasMessageContaining("name them");
    assertThatThrownBy(() -> new Survivorship(Rule.NEWEST, List.of("erp")))
        .hasMessageContaining("leave them out");
    assertThatThrownBy(() -> new Survivorship(Rule.SOURCE_ORDER, List.of("erp", "erp")))
        .hasMessageContaining("twice");
  }
}
