package org.syncline.metrics.rest;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Measure;
import org.syncline.metrics.ReadMetrics;

/**
 * All figures since the first fact on, as OpenMetrics 1.0 (prometheus.io/docs/specs/om): counters
 * that only grow, and a histogram of the delays in seconds. Labels are the kind and the id of the
 * subject, and the stage or outcome.
 */
final class OpenMetrics {
  static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofDays(1));

  private static final double MICROS = 1e6;

  private final CounterSnapshot.Builder unknown =
      CounterSnapshot.builder()
          .name("syncline_sync_delay_unknown")
          .help("Changes of which nobody knows how long they took.");
  private final CounterSnapshot.Builder asked =
      CounterSnapshot.builder()
          .name("syncline_mapping_asked")
          .help("N of mapping accuracy: records that were mapped, values asked for.");
  private final CounterSnapshot.Builder mapped =
      CounterSnapshot.builder()
          .name("syncline_mapping_mapped")
          .help("M of mapping accuracy: those of them without a problem.");
  private final CounterSnapshot.Builder messages =
      CounterSnapshot.builder().name("syncline_messages").help("Outcomes of messages.");
  private final CounterSnapshot.Builder deliveries =
      CounterSnapshot.builder().name("syncline_deliveries").help("Outcomes of deliveries.");
  private final HistogramSnapshot.Builder delays =
      HistogramSnapshot.builder()
          .name("syncline_sync_delay_seconds")
          .unit(Unit.SECONDS)
          .help("How long changes took, by stage.");

  private OpenMetrics() {}

  static void write(Map<Measure, ReadMetrics.Ever> all, OutputStream out) throws IOException {
    OpenMetrics metrics = new OpenMetrics();
    all.forEach(metrics::add);
    MetricSnapshots snapshots =
        MetricSnapshots.of(
            metrics.delays.build(),
            metrics.unknown.build(),
            metrics.asked.build(),
            metrics.mapped.build(),
            metrics.messages.build(),
            metrics.deliveries.build());
    new OpenMetricsTextFormatWriter(false, false).write(out, snapshots);
  }

  private void add(Measure measure, ReadMetrics.Ever ever) {
    Figure figure = ever.figure();
    switch (measure.metric()) {
      case DELAY -> {
        Labels labels = labels(measure, "stage");
        delays.dataPoint(
            HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(labels)
                .sum(figure.part() / MICROS)
                .classicHistogramBuckets(buckets(ever, figure.whole()))
                .build());
        count(unknown, labels, figure.unknown());
      }
      case ACCURACY -> {
        Labels labels = labels(measure, "of");
        count(asked, labels, figure.whole());
        count(mapped, labels, figure.part());
      }
      case MESSAGES -> count(messages, labels(measure, "outcome"), figure.whole());
      case DELIVERIES -> count(deliveries, labels(measure, "outcome"), figure.whole());
    }
  }

  private static Labels labels(Measure measure, String stage) {
    return Labels.of(
        "kind",
        measure.subject().kind().word(),
        "id",
        measure.subject().id(),
        stage,
        measure.stage());
  }

  private static void count(CounterSnapshot.Builder counter, Labels labels, long value) {
    counter.dataPoint(
        CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  /** Each bucket for itself; the last one has no bound. */
  private static ClassicHistogramBuckets buckets(ReadMetrics.Ever ever, long count) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long before = 0;
    for (Duration bound : BOUNDS) {
      long within = ever.within(bound);
      buckets.bucket(bound.toNanos() / 1e9, within - before);
      before = within;
    }
    return buckets.bucket(Double.POSITIVE_INFINITY, count - before).build();
  }
}
