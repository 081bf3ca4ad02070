package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;

/**
 * A metric slot by slot as it is drawn, with the texts around it: counts as columns, shares and
 * times as lines.
 */
public final class MetricDrawing {
  private static final int TIMES_BELOW = 4;
  private static final Duration ABOUT_A_DAY = Duration.ofHours(25);
  private static final String MEAN = "mean";
  private static final String HALF = "p50";
  private static final String NEARLY_ALL = "p99";
  private static final String SHARE = "ratio";

  private final MetricSearch search;
  private final Shown shown;
  private final List<String> names;
  private final Map<Instant, Chart.Point> drawn = new LinkedHashMap<>();
  private final Scale scale;
  private final Chart chart;

  /**
   * Draws it.
   *
   * @param points in the order of time
   * @param outcomes that are counted, in their order
   */
  MetricDrawing(
      MetricSearch search, List<ReadMetrics.Point> points, List<String> outcomes, Shown shown) {
    this.search = search;
    this.shown = shown;
    names =
        search.isCount()
            ? List.copyOf(outcomes)
            : search.isTimed() ? List.of(NEARLY_ALL, MEAN, HALF) : List.of(SHARE);
    points.forEach(point -> drawn.put(point.slot(), new Chart.Point(point.slot(), values(point))));
    scale = scale(drawn.values());
    List<Chart.Point> all = List.copyOf(drawn.values());
    chart =
        search.isCount()
            ? Chart.columns(names, all, Chart.Ground.of(search.when()), scale)
            : Chart.lines(names, all, Chart.Ground.of(search.when()), scale);
  }

  private Map<String, @Nullable Double> values(ReadMetrics.Point point) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    if (search.isCount()) {
      point.stages().forEach((word, figure) -> values.put(word, (double) figure.whole()));
      return values;
    }
    Figure figure = point.stages().get(search.inStage());
    if (figure != null) {
      Figure.Percentiles percentiles = figure.percentiles();
      values.put(MEAN, nanos(figure.mean()));
      values.put(HALF, percentiles == null ? null : nanos(percentiles.p50()));
      values.put(NEARLY_ALL, percentiles == null ? null : nanos(percentiles.p99()));
      values.put(SHARE, figure.ratio());
    }
    return values;
  }

  private static @Nullable Double nanos(@Nullable Duration time) {
    return time == null ? null : (Double) (double) time.toNanos();
  }

  private Scale scale(Collection<Chart.Point> points) {
    if (search.isCount()) {
      return Scale.ofCounts(
          points.stream()
              .mapToDouble(
                  point -> point.values().values().stream().mapToDouble(MetricDrawing::or0).sum())
              .max()
              .orElse(0));
    }
    return search.isTimed()
        ? Scale.ofTimes(
            points.stream()
                .mapToDouble(
                    point ->
                        Math.max(
                            or0(point.values().get(NEARLY_ALL)), or0(point.values().get(MEAN))))
                .max()
                .orElse(0))
        : Scale.ofShares(
            points.stream()
                .map(point -> point.values().get(SHARE))
                .mapToDouble(share -> share == null ? 1 : share)
                .min()
                .orElse(0));
  }

  private static double or0(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  public Chart getChart() {
    return chart;
  }

  /** Texts of the lines across, the highest first. */
  public List<String> getHeights() {
    return scale.values().stream().map(this::told).toList();
  }

  private String told(double value) {
    if (search.isCount()) {
      return shown.number(Math.round(value));
    }
    return search.isTimed()
        ? shown.duration(Duration.ofNanos(Math.round(value)))
        : shown.percent(value);
  }

  /** Texts of moments below the drawing, from its beginning to its end. */
  public List<String> getTimes() {
    ReadMetrics.Period when = search.when();
    Duration length = Duration.between(when.from(), when.end());
    boolean ofOneDay = length.compareTo(ABOUT_A_DAY) <= 0;
    List<String> times = new ArrayList<>();
    for (int i = 0; i <= TIMES_BELOW; i++) {
      times.add(
          shown.brief(when.from().plus(length.dividedBy(TIMES_BELOW).multipliedBy(i)), ofOneDay));
    }
    return times;
  }

  /** What is told of a slot when it is pointed at. */
  public String about(Instant slot) {
    Chart.Point found = Objects.requireNonNull(drawn.get(slot), "It is one of the drawing.");
    StringBuilder text = new StringBuilder(shown.moment(slot));
    for (String name : names) {
      Double value = found.values().get(name);
      if (value != null) {
        text.append(" \u00b7 ").append(named(name)).append(' ').append(told(value));
      }
    }
    return text.toString();
  }

  /** The text of a value of the drawing. */
  public String named(String name) {
    if (!search.isCount()) {
      return shown.word("line", name);
    }
    return search.what() == Metric.DELIVERIES
        ? shown.word("delivery", name)
        : shown.word("status", name);
  }
}
