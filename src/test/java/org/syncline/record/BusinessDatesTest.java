package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessDatesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-26");
  private static final LocalDate SECOND = LocalDate.parse("2026-11-27");
  private static final FieldValues WON =
      FieldValues.of(Map.of("status", "won", "closed", "2026-11-26", "amount", 7L));

  private static FieldValues with(FieldValues values, String field, Object value) {
    Map<String, Object> all = new HashMap<>(values.asMap());
    all.put(field, value);
    return FieldValues.of(all);
  }

  @Test
  void a_new_record_touches_its_day() {
    assertThat(BusinessDates.touched("opportunity", FieldValues.none(), WON))
        .containsExactly(FIRST);
    assertThat(
            BusinessDates.touched(
                "case",
                FieldValues.none(),
                FieldValues.of(Map.of("closed", "2026-11-27T23:59:59.999Z"))))
        .containsExactly(SECOND);
    assertThat(
            BusinessDates.touched(
                "customer", FieldValues.none(), FieldValues.of(Map.of("churned", "2026-11-27"))))
        .containsExactly(SECOND);
  }

  @Test
  void one_that_moves_touches_both_days_and_one_that_is_worth_more_its_own() {
    assertThat(BusinessDates.touched("opportunity", WON, with(WON, "closed", "2026-11-27")))
        .containsExactly(FIRST, SECOND);
    assertThat(BusinessDates.touched("opportunity", WON, with(WON, "amount", 8L)))
        .containsExactly(FIRST);
    assertThat(BusinessDates.touched("opportunity", WON, with(WON, "status", "lost")))
        .containsExactly(FIRST);
  }

  @Test
  void one_that_is_archived_or_merged_touches_the_day_it_was_counted_on() {
    assertThat(BusinessDates.touched("opportunity", WON, with(WON, RecordMark.ARCHIVED, true)))
        .containsExactly(FIRST);
    assertThat(BusinessDates.touched("opportunity", with(WON, RecordMark.MERGED_INTO, "7"), WON))
        .containsExactly(FIRST);
  }

  @Test
  void what_counts_for_nothing_touches_nothing() {
    assertThat(BusinessDates.touched("opportunity", WON, with(WON, "name", "Else"))).isEmpty();
    assertThat(BusinessDates.touched("lead", FieldValues.none(), WON)).isEmpty();
    assertThat(
            BusinessDates.touched(
                "customer", FieldValues.none(), FieldValues.of(Map.of("familyName", "Ada"))))
        .isEmpty();
  }

  @Test
  void what_is_no_day_touches_nothing() {
    for (Object other : new Object[] {"soon", "2026-02-30", "next week, maybe", 20261127L, true}) {
      assertThat(
              BusinessDates.touched("opportunity", FieldValues.none(), with(WON, "closed", other)))
          .as("%s", other)
          .isEmpty();
    }
  }
}
