package org.syncline.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;

/** Figures as the API shows them. */
final class FigureView {
  private static final double NANOS = 1e6;

  private FigureView() {}

  /**
   * The delay of one stage; times in milliseconds.
   *
   * @param sum T
   * @param count N
   * @param unknown how many have no known time; they are in no other figure
   * @param mean D; left out, as the percentiles and the maximum, where no time is known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delay(
      double sum,
      long count,
      long unknown,
      @Nullable Double mean,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double p99,
      @Nullable Double max) {
    static Delay of(Figure figure) {
      Figure.Percentiles percentiles = figure.percentiles();
      return new Delay(
          figure.part() / 1e3,
          figure.whole(),
          figure.unknown(),
          millis(figure.mean()),
          percentiles == null ? null : millis(percentiles.p50()),
          percentiles == null ? null : millis(percentiles.p90()),
          percentiles == null ? null : millis(percentiles.p99()),
          percentiles == null ? null : millis(figure.maximum()));
    }

    private static @Nullable Double millis(@Nullable Duration time) {
      return time == null ? null : (Double) (time.toNanos() / NANOS);
    }
  }

  /**
   * How much was mapped.
   *
   * @param mapped M
   * @param asked N
   * @param ratio A; left out where nothing was asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Accuracy(long mapped, long asked, @Nullable Double ratio) {}

  /** By stage; a count is a number. */
  static Map<String, Object> of(Metric metric, Map<String, Figure> stages) {
    Map<String, Object> view = new LinkedHashMap<>();
    stages.forEach((stage, figure) -> view.put(stage, of(metric, figure)));
    return view;
  }

  private static Object of(Metric metric, Figure figure) {
    return switch (metric) {
      case DELAY -> Delay.of(figure);
      case ACCURACY -> new Accuracy(figure.part(), figure.whole(), figure.ratio());
      case MESSAGES, DELIVERIES -> figure.whole();
    };
  }
}
