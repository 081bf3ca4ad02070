package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.ReadBusiness.Slot;

class BusinessSearchTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

  private static BusinessSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new BusinessSearch(parameters::get, TODAY);
  }

  @Test
  void nothing_asked_for_is_what_was_won_in_the_last_ninety_days_with_today() {
    BusinessSearch search = search();

    assertThat(search.isUsable()).isTrue();
    assertThat(search.figure()).isEqualTo("won");
    assertThat(search.length()).isEqualTo("P90D");
    assertThat(search.begin()).isEqualTo(LocalDate.parse("2026-08-30"));
    assertThat(search.end()).isEqualTo(LocalDate.parse("2026-11-28"));
    assertThat(search.slot()).isEqualTo(Slot.DAY);
  }

  @Test
  void more_than_a_quarter_of_a_year_is_told_by_month() {
    assertThat(search("last", "P365D").slot()).isEqualTo(Slot.MONTH);
    assertThat(search("from", "2026-01-01", "to", "2026-04-03").slot()).isEqualTo(Slot.DAY);
    assertThat(search("from", "2026-01-01", "to", "2026-04-04").slot()).isEqualTo(Slot.MONTH);
  }

  @Test
  void a_month_is_opened_by_its_days_with_the_same_figure() {
    assertThat(
            search("figure", "churn", "last", "P365D")
                .within(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01")))
        .isEqualTo("figure=churn&from=2026-03-01&to=2026-04-01");
  }

  @ParameterizedTest
  @CsvSource({
    "figure, profit, figure",
    "last, P1D, last",
    "from, 2026-01-01, to",
    "from, yesterday, from",
    "to, 2026-02-30, to",
    "from, 0001-01-01, from"
  })
  void what_is_not_understood_is_told_by_field(String name, String value, String told) {
    BusinessSearch search = search(name, value);

    assertThat(search.isUsable()).isFalse();
    assertThat(search.mistake(told)).startsWith("mistake.");
  }

  @Test
  void an_end_before_the_beginning_and_one_that_is_too_far_are_told() {
    assertThat(search("from", "2026-02-01", "to", "2026-02-01").mistake("to"))
        .isEqualTo("mistake.period");
    BusinessSearch decades = search("from", "2000-01-01", "to", "2026-02-01");
    assertThat(decades.mistake("to")).isEqualTo("mistake.years");
    assertThatThrownBy(() -> search("to", "x").end()).isInstanceOf(IllegalStateException.class);
  }
}
