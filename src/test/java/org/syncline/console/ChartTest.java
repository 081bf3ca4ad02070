package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Span;

class ChartTest {
  private static final Instant FROM = Instant.parse("2026-01-01T10:00:00Z");
  private static final Scale TEN = new Scale(0, 5, 2);

  private static Instant minute(int minute) {
    return FROM.plusSeconds(60L * minute);
  }

  private static Chart.Ground until(Instant to) {
    return Chart.Ground.of(new ReadMetrics.Period(Span.MINUTE, FROM, to));
  }

  private static Chart.Point point(int minute, String name, Double value) {
    Map<String, Double> values = new HashMap<>();
    values.put(name, value);
    return new Chart.Point(minute(minute), values);
  }

  private static String line(Chart.Point... points) {
    return Chart.lines(List.of("mean"), List.of(points), until(minute(10)), TEN)
        .shapes()
        .get(0)
        .path();
  }

  @Test
  void a_line_goes_through_the_middle_of_its_slots() {
    assertThat(line(point(0, "mean", 0.0), point(1, "mean", 10.0)))
        .isEqualTo("M25.0 240.0H75.0L150.0 0.0");
  }

  @Test
  void a_line_is_broken_where_nothing_was_measured() {
    assertThat(line(point(0, "mean", 5.0), point(1, "mean", null), point(9, "mean", 5.0)))
        .isEqualTo("M25.0 120.0H75.0M925.0 120.0H975.0");
  }

  @Test
  void columns_stand_on_each_other_in_the_order_of_their_names() {
    Chart chart =
        Chart.columns(
            List.of("created", "parked"),
            List.of(new Chart.Point(minute(2), Map.of("parked", 2.0, "created", 5.0))),
            until(minute(10)),
            TEN);

    assertThat(chart.shapes())
        .containsExactly(
            new Chart.Shape("created", true, "M210.0 120.0h80.0v120.0h-80.0z"),
            new Chart.Shape("parked", true, "M210.0 72.0h80.0v48.0h-80.0z"));
    assertThat(chart.slots()).containsExactly(new Chart.Slot(minute(2), 200, 100));
    assertThat(chart.heights()).containsExactly(0.0, 120.0, 240.0);
  }

  @Test
  void the_slot_that_is_not_over_yet_is_seen_whole() {
    Chart chart =
        Chart.columns(
            List.of("created"),
            List.of(new Chart.Point(minute(1), Map.of("created", 1.0))),
            until(minute(1).plusSeconds(30)),
            TEN);

    assertThat(chart.slots()).containsExactly(new Chart.Slot(minute(1), 500, 500));
  }
}
