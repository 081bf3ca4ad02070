package org.syncline.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was measured over one period.
 *
 * @param part T in microseconds, M, or a count
 * @param whole N, or a count
 * @param unknown of how many changes nobody knows how long they took: they are in nothing else
 * @param maximum the longest of all, zero of what is no delay
 * @param percentiles null of what is no delay, and where nothing is known
 */
public record Figure(
    long part, long whole, long unknown, Duration maximum, @Nullable Percentiles percentiles) {

  /** Of nearest rank, at most 1 % too high. */
  public record Percentiles(Duration p50, Duration p90, Duration p99) {}

  static Figure of(Tally tally) {
    Sketch sketch = tally.sketch();
    Duration maximum = micros(tally.maximum());
    return new Figure(
        tally.part(),
        tally.whole(),
        tally.unknown(),
        maximum,
        sketch == null
            ? null
            : new Percentiles(
                at(sketch, 50, maximum), at(sketch, 90, maximum), at(sketch, 99, maximum)));
  }

  /** The sketch rounds up, the maximum is exact. */
  private static Duration at(Sketch sketch, double percent, Duration maximum) {
    Duration found = micros(sketch.percentile(percent));
    return found.compareTo(maximum) > 0 ? maximum : found;
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  /** The part over the whole: A, or D in microseconds; null where the whole is 0. */
  public @Nullable Double ratio() {
    return whole == 0 ? null : (double) part / whole;
  }

  /** The mean delay D = T/N; null where none is known. */
  public @Nullable Duration mean() {
    return whole == 0 ? null : micros(Math.round((double) part / whole));
  }
}
