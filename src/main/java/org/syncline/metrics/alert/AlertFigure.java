package org.syncline.metrics.alert;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;

/** The one number of a period that a rule looks at. */
public enum AlertFigure {
  /** D in milliseconds. */
  MEAN("ms", EnumSet.of(Metric.DELAY)),
  P50("ms", EnumSet.of(Metric.DELAY)),
  P90("ms", EnumSet.of(Metric.DELAY)),
  P99("ms", EnumSet.of(Metric.DELAY)),
  MAXIMUM("ms", EnumSet.of(Metric.DELAY)),
  /** A, or the share of an outcome among all outcomes: 0 to 1. */
  RATIO("ratio", EnumSet.of(Metric.ACCURACY, Metric.MESSAGES, Metric.DELIVERIES)),
  /** N; 0 where nothing happened, so that silence is a value too. */
  COUNT("count", EnumSet.allOf(Metric.class));

  private final String unit;
  private final Set<Metric> metrics;

  AlertFigure(String unit, Set<Metric> metrics) {
    this.unit = unit;
    this.metrics = metrics;
  }

  /** {@code ms}, {@code ratio} or {@code count}. */
  public String unit() {
    return unit;
  }

  boolean suits(Metric metric) {
    return metrics.contains(metric);
  }

  /** Whether it takes the outcomes beside the one that is asked for. */
  boolean ofAllStages(Metric metric) {
    return this == RATIO && metric != Metric.ACCURACY;
  }

  /** Whether it takes more than sums. */
  boolean isPercentile() {
    return this == P50 || this == P90 || this == P99;
  }

  /**
   * Its value; null where the period has no data for it.
   *
   * @param stages the figures of the period by stage, null where nothing happened
   */
  @Nullable Double of(Metric metric, String stage, @Nullable Map<String, Figure> stages) {
    Figure figure = stages == null ? null : stages.get(stage);
    if (this == COUNT) {
      return figure == null ? 0.0 : (double) figure.whole();
    }
    if (ofAllStages(metric)) {
      return share(figure, stages == null ? Map.of() : stages);
    }
    if (figure == null || figure.whole() == 0) {
      return null;
    }
    Figure.Percentiles percentiles = figure.percentiles();
    return switch (this) {
      case MEAN -> millis(figure.mean());
      case P50 -> percentiles == null ? null : millis(percentiles.p50());
      case P90 -> percentiles == null ? null : millis(percentiles.p90());
      case P99 -> percentiles == null ? null : millis(percentiles.p99());
      case MAXIMUM -> millis(figure.maximum());
      default -> figure.ratio();
    };
  }

  private static @Nullable Double share(@Nullable Figure figure, Map<String, Figure> all) {
    long whole = all.values().stream().mapToLong(Figure::whole).sum();
    if (whole == 0) {
      return null;
    }
    return figure == null ? 0.0 : (double) figure.whole() / whole;
  }

  private static @Nullable Double millis(@Nullable Duration time) {
    return time == null ? null : (Double) (time.toNanos() / 1e6);
  }
}
