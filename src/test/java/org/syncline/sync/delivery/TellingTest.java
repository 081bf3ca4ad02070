package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.record.FieldValues;
import org.syncline.sync.delivery.Prepared.Said;
import org.syncline.sync.delivery.jpa.SqlTellings;

/** What a target's own word means for what is to be sent. */
class TellingTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration LONGEST = Duration.ofSeconds(130);

  private static FieldValues values(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return FieldValues.of(values);
  }

  private static Telling told(boolean whole, Instant at, String... namesAndValues) {
    return new Telling("crm-out", 7, values(namesAndValues), whole, at, at);
  }

  private static Said said(Telling telling, String... state) {
    return telling.of(values(state), NOON, LONGEST);
  }

  @Test
  void only_the_fields_that_go_out_count() {
    Telling telling = told(true, NOON.plusMillis(1), "name", "Byron", "city", "Ulm");

    assertThat(said(telling, "name", "Byron")).isEqualTo(Said.THE_SAME);
    assertThat(said(telling, "name", "King")).isEqualTo(Said.OTHERWISE);
    assertThat(said(telling, "name", "Byron", "mail", "a@b.de")).isEqualTo(Said.OTHERWISE);
  }

  @Test
  void what_a_whole_state_does_not_name_is_empty_and_what_a_part_does_not_name_is_not_known() {
    Instant later = NOON.plusMillis(1);

    assertThat(said(told(true, later, "name", "Byron"), "name", "Byron", "mail", null))
        .isEqualTo(Said.THE_SAME);
    assertThat(said(told(false, later, "name", "Byron"), "name", "Byron", "mail", null))
        .isEqualTo(Said.OTHERWISE);
    assertThat(
            said(told(false, later, "name", "Byron", "mail", null), "name", "Byron", "mail", null))
        .isEqualTo(Said.THE_SAME);
  }

  @Test
  void what_was_said_while_a_write_may_have_been_under_way_is_no_longer_sure() {
    assertThat(said(told(true, NOON, "name", "Byron"), "name", "Byron"))
        .isEqualTo(Said.THE_SAME_BEFORE);
    assertThat(said(told(true, NOON.minusSeconds(129), "name", "Byron"), "name", "Byron"))
        .isEqualTo(Said.THE_SAME_BEFORE);
    assertThat(said(told(true, NOON.minusSeconds(129), "name", "Byron"), "name", "King"))
        .isEqualTo(Said.OTHERWISE);
  }

  @Test
  void what_was_true_before_the_last_write_may_be_no_more() {
    Telling overwritten =
        new Telling(
            "crm-out", 7, values("name", "Byron"), true, NOON.plusSeconds(9), NOON.minusMillis(1));

    assertThat(said(overwritten, "name", "Byron")).isEqualTo(Said.THE_SAME_BEFORE);
    assertThat(said(overwritten, "name", "King")).isEqualTo(Said.OTHERWISE);
  }

  @Test
  void what_was_said_before_the_last_write_says_nothing() {
    assertThat(said(told(true, NOON.minusSeconds(130), "name", "Byron"), "name", "Byron"))
        .isEqualTo(Said.NOTHING);
  }

  static List<DeliveryKit.OfTables> kits() {
    return List.of(
        (DeliveryKit.OfTables) DeliveryKit.h2(), (DeliveryKit.OfTables) DeliveryKit.postgres());
  }

  @ParameterizedTest
  @MethodSource("kits")
  void the_latest_word_of_each_record_is_kept_and_a_part_adds_to_it(DeliveryKit.OfTables kit) {
    kit.clear();
    Tellings tellings = new SqlTellings(kit.sql());
    Telling first = told(true, NOON, "name", "Byron", "city", null);
    Telling other = new Telling("crm-out", 8, values("name", "King"), false, NOON, NOON);
    Telling elsewhere = new Telling("erp-out", 7, values("name", "Ada"), true, NOON, NOON);
    Telling second = told(false, NOON.plusSeconds(1), "name", "Lovelace");

    kit.transactions()
        .inNew(
            () -> {
              tellings.tell(List.of(other, elsewhere, first));
              return true;
            });
    List<Telling> before = kit.transactions().inNew(() -> tellings.of("crm-out", List.of(7L, 9L)));
    kit.transactions()
        .inNew(
            () -> {
              tellings.tell(List.of(second));
              return true;
            });

    assertThat(before).containsExactly(first);
    assertThat(kit.transactions().inNew(() -> tellings.of("crm-out", List.of(7L, 8L))))
        .containsExactlyInAnyOrder(
            new Telling(
                "crm-out",
                7,
                values("name", "Lovelace", "city", null),
                true,
                NOON.plusSeconds(1),
                NOON),
            other);
  }

  @ParameterizedTest
  @MethodSource("kits")
  void a_part_that_is_said_makes_a_whole_with_what_the_target_took(DeliveryKit.OfTables kit) {
    kit.clear();
    Tellings tellings = new SqlTellings(kit.sql());
    Instant claimed = NOON.minusSeconds(1);
    Tellings.Taken taken =
        new Tellings.Taken("crm-out", 7, values("name", "Byron", "city", "Ulm"), claimed);

    Telling afterFirst = after(kit, tellings, () -> tellings.took(List.of(taken)));
    Telling afterOwn =
        after(
            kit,
            tellings,
            () -> tellings.tell(List.of(told(false, NOON.plusMillis(1), "city", "Bonn"))));
    Telling afterOther =
        after(
            kit,
            tellings,
            () -> tellings.tell(List.of(told(false, NOON.plusMillis(2), "name", "King"))));

    assertThat(said(afterFirst, "name", "Byron", "city", "Rome")).isEqualTo(Said.NOTHING);
    assertThat(said(afterOwn, "name", "Byron", "city", "Bonn")).isEqualTo(Said.THE_SAME);
    assertThat(said(afterOwn, "name", "Ada", "city", "Bonn")).isEqualTo(Said.OTHERWISE);
    assertThat(said(afterOther, "name", "King", "city", "Bonn")).isEqualTo(Said.THE_SAME);
    // What was decided against the first word is owed, whatever came behind it.
    assertThat(said(afterOther, "name", "King", "city", "Ulm")).isEqualTo(Said.OTHERWISE);
  }

  @ParameterizedTest
  @MethodSource("kits")
  void what_was_said_before_a_write_is_over_and_of_what_was_said_during_it_nothing_is_sure(
      DeliveryKit.OfTables kit) {
    kit.clear();
    Tellings tellings = new SqlTellings(kit.sql());
    after(kit, tellings, () -> tellings.tell(List.of(told(false, NOON, "name", "Old"))));

    Telling over =
        after(
            kit,
            tellings,
            () ->
                tellings.took(
                    List.of(
                        new Tellings.Taken(
                            "crm-out", 7, values("name", "Byron"), NOON.plusMillis(1)))));
    after(
        kit,
        tellings,
        () -> tellings.tell(List.of(told(false, NOON.plusMillis(3), "name", "During"))));
    Telling unsure =
        after(
            kit,
            tellings,
            () ->
                tellings.took(
                    List.of(
                        new Tellings.Taken(
                            "crm-out", 7, values("name", "King"), NOON.plusMillis(2)))));
    Telling later =
        after(
            kit,
            tellings,
            () -> tellings.tell(List.of(told(false, NOON.plusMillis(9), "city", "Ulm"))));

    assertThat(over.values()).isEqualTo(values("name", "Byron"));
    assertThat(unsure.of(values("name", "King"), NOON.plusMillis(4), LONGEST))
        .isEqualTo(Said.OTHERWISE);
    assertThat(later.of(values("name", "During", "city", "Ulm"), NOON.plusMillis(4), LONGEST))
        .isEqualTo(Said.OTHERWISE);
  }

  @ParameterizedTest
  @MethodSource("kits")
  void parts_are_as_old_as_the_oldest_of_them_that_the_target_said_since_it_took_something(
      DeliveryKit.OfTables kit) {
    kit.clear();
    Tellings tellings = new SqlTellings(kit.sql());
    Instant claimed = NOON.minusSeconds(1);
    after(
        kit,
        tellings,
        () ->
            tellings.took(
                List.of(
                    new Tellings.Taken(
                        "crm-out", 7, values("name", "Byron", "city", "Ulm"), claimed))));
    Telling first =
        after(
            kit,
            tellings,
            () ->
                tellings.tell(
                    List.of(part(NOON.plusMillis(5), NOON.plusMillis(3), "city", "Bonn"))));
    Telling second =
        after(
            kit,
            tellings,
            () ->
                tellings.tell(
                    List.of(part(NOON.plusMillis(9), NOON.plusMillis(8), "name", "King"))));

    assertThat(first.trueAt()).isEqualTo(NOON.plusMillis(3));
    assertThat(second.trueAt()).isEqualTo(NOON.plusMillis(3));
    assertThat(second.at()).isEqualTo(NOON.plusMillis(9));
  }

  private static Telling part(Instant at, Instant trueAt, String name, String value) {
    return new Telling("crm-out", 7, values(name, value), false, at, trueAt);
  }

  private static Telling after(DeliveryKit.OfTables kit, Tellings tellings, Runnable step) {
    kit.transactions()
        .inNew(
            () -> {
              step.run();
              return true;
            });
    return kit.transactions().inNew(() -> tellings.of("crm-out", List.of(7L))).get(0);
  }
}
