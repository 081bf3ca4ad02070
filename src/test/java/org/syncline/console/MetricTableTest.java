package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.table.TableFormat;

class MetricTableTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private static List<String> table(Metric metric, String stage, Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MetricTable(metric, List.of(new ReadMetrics.Point(NOON, Map.of(stage, figure))))
        .write(out, TableFormat.CSV);
    return out.toString(StandardCharsets.UTF_8).replace("\ufeff", "").lines().toList();
  }

  @Test
  void times_are_in_milliseconds_and_those_that_are_unknown_are_empty() throws IOException {
    Figure.Percentiles percentiles =
        new Figure.Percentiles(
            Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofNanos(300_500_000));

    assertThat(
            table(
                Metric.DELAY,
                "whole",
                new Figure(400_000, 2, 1, Duration.ofSeconds(1), percentiles)))
        .containsExactly(
            "slot,stage,count,unknown,mean,p50,p90,p99,max",
            "2026-11-27T12:00:00Z,whole,2,1,200.000,100.000,200.000,300.500,1000.000");
    assertThat(table(Metric.DELAY, "whole", new Figure(0, 0, 7, Duration.ZERO, null)).get(1))
        .isEqualTo("2026-11-27T12:00:00Z,whole,0,7,,,,,");
  }

  @Test
  void shares_have_their_parts_and_counts_are_counts() throws IOException {
    assertThat(table(Metric.ACCURACY, "value", new Figure(38, 40, 0, Duration.ZERO, null)))
        .containsExactly("slot,of,asked,mapped,ratio", "2026-11-27T12:00:00Z,value,40,38,0.95");
    assertThat(table(Metric.MESSAGES, "parked", new Figure(3, 3, 0, Duration.ZERO, null)))
        .containsExactly("slot,outcome,count", "2026-11-27T12:00:00Z,parked,3");
  }
}
