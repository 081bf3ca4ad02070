package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.Figure;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.InMemoryTransactions;

class MetricDrawingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  /** Nothing is read here: only the period is asked for. */
  private static final ReadMetrics METRICS =
      new ReadMetrics(
          new InMemoryTransactions(),
          null,
          new PurgeSnapshots.Kept(Duration.ofDays(14), Duration.ofDays(400)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  /** Of the last day, by hours. */
  private static MetricDrawing drawing(
      String metric, List<String> outcomes, Map<String, Figure> atNine) {
    FakeRequest request = new FakeRequest();
    request.locales.add(Locale.UK);
    Map<String, String> asked = Map.of("metric", metric);
    return new MetricDrawing(
        new MetricSearch(asked::get, ZoneId.of("UTC"), METRICS),
        List.of(new ReadMetrics.Point(NINE, atNine)),
        outcomes,
        new Shown(new Taste(request.request()), Clock.systemUTC()));
  }

  private static Figure count(long whole) {
    return new Figure(whole, whole, 0, Duration.ZERO, null);
  }

  @Test
  void counts_are_columns_in_the_order_of_the_outcomes() {
    MetricDrawing drawing =
        drawing(
            "messages",
            List.of("created", "parked"),
            Map.of("parked", count(2), "created", count(1)));

    assertThat(drawing.getChart().shapes())
        .allMatch(Chart.Shape::filled)
        .extracting(Chart.Shape::name)
        .containsExactly("created", "parked");
    assertThat(drawing.getHeights()).startsWith("3").endsWith("0");
    assertThat(drawing.about(NINE)).isEqualTo("2 Mar 2026, 09:00:00 · created 1 · parked 2");
  }

  @Test
  void a_share_is_one_line_and_a_time_is_three() {
    MetricDrawing share =
        drawing("accuracy", List.of(), Map.of("record", new Figure(3, 4, 0, Duration.ZERO, null)));
    Figure.Percentiles percentiles =
        new Figure.Percentiles(Duration.ofMillis(20), Duration.ofMillis(30), Duration.ofMillis(80));
    MetricDrawing time =
        drawing(
            "delay",
            List.of(),
            Map.of("whole", new Figure(80_000, 2, 0, Duration.ofMillis(90), percentiles)));

    assertThat(share.getChart().shapes()).extracting(Chart.Shape::name).containsExactly("ratio");
    assertThat(share.about(NINE)).endsWith(" 75%");
    assertThat(time.getChart().shapes())
        .noneMatch(Chart.Shape::filled)
        .extracting(Chart.Shape::name)
        .containsExactly("p99", "mean", "p50");
    assertThat(time.about(NINE)).contains(" 80 ms", " 40 ms", " 20 ms");
  }

  @Test
  void the_moments_below_reach_to_the_end_of_the_last_slot() {
    assertThat(drawing("messages", List.of(), Map.of()).getTimes())
        .containsExactly("10:00", "16:15", "22:30", "04:45", "11:00");
  }
}
