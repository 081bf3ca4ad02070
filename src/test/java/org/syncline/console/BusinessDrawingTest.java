package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;

class BusinessDrawingTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final BusinessSums SUMS =
      new BusinessSums(2, 5, new TreeMap<>(Map.of("EUR", BigDecimal.TEN)), 14, 2, 7, 2, 3);

  private static BusinessDrawing drawing(String figure, String to, BusinessSums sums) {
    FakeRequest request = new FakeRequest();
    request.locales.add(Locale.UK);
    Map<String, String> asked = Map.of("figure", figure, "from", "2026-03-01", "to", to);
    LocalDate from = LocalDate.parse("2026-03-01");
    return new BusinessDrawing(
        new BusinessSearch(asked::get, from),
        List.of(new BusinessFigures(from, from.plusDays(1), sums, 40)),
        new Shown(new Taste(request.request()), Clock.systemUTC()));
  }

  @Test
  void what_was_won_and_lost_stands_one_on_the_other() {
    BusinessDrawing drawing = drawing("won", "2026-03-11", SUMS);

    assertThat(drawing.getChart().shapes())
        .extracting(Chart.Shape::name, Chart.Shape::path)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("won", "M10.0 144.0h80.0v96.0h-80.0z"),
            org.assertj.core.api.Assertions.tuple("lost", "M10.0 0.0h80.0v144.0h-80.0z"));
    assertThat(drawing.getHeights()).containsExactly("5", "4", "3", "2", "1", "0");
    assertThat(drawing.about(MARCH))
        .isEqualTo("1 Mar 2026 · Opportunities won 2 · Opportunities lost 3");
    assertThat(drawing.getTimes()).startsWith("1 Mar 2026").endsWith("11 Mar 2026").hasSize(5);
  }

  @Test
  void means_are_lines_and_satisfaction_is_out_of_five() {
    BusinessDrawing satisfaction = drawing("satisfaction", "2026-03-11", SUMS);
    BusinessDrawing closing = drawing("closing", "2026-03-11", SUMS);

    assertThat(satisfaction.getHeights()).startsWith("5");
    assertThat(satisfaction.about(MARCH))
        .isEqualTo("1 Mar 2026 · Satisfaction, mean of 1 to 5 3.5");
    assertThat(closing.about(MARCH)).isEqualTo("1 Mar 2026 · Days to close, mean 7");
    assertThat(closing.getChart().shapes()).noneMatch(Chart.Shape::filled);
  }

  @Test
  void where_nothing_was_rated_there_is_no_mean() {
    BusinessDrawing drawing = drawing("satisfaction", "2026-03-11", BusinessSums.NONE);

    assertThat(drawing.getChart().shapes().get(0).path()).isEmpty();
    assertThat(drawing.about(MARCH)).isEqualTo("1 Mar 2026");
  }

  @Test
  void a_month_ends_with_the_period() {
    BusinessDrawing drawing = drawing("churn", "2026-08-01", SUMS);

    assertThat(drawing.about(MARCH)).isEqualTo("Mar 2026 · Customers lost 3");
    assertThat(drawing.getChart().slots()).hasSize(1);
    assertThat(drawing.getChart().slots().get(0).width()).isEqualTo(202.6);
  }
}
