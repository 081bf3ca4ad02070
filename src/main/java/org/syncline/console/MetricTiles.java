package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Course;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Stages;
import org.syncline.metrics.Subject;
import org.syncline.platform.Permission;

/** The metrics of the whole hub over the last day, each with its trend. */
@Named
@RequestScoped
public class MetricTiles {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Set<Metric> SHOWN = EnumSet.of(Metric.DELAY, Metric.ACCURACY);

  @Inject private ReadMetrics metrics;
  @Inject private Visitor visitor;

  private ReadMetrics.@Nullable Period period;
  private @Nullable Course course;

  /** For the container. */
  @NullUnmarked
  public MetricTiles() {}

  MetricTiles(ReadMetrics metrics, Visitor visitor) {
    this.metrics = metrics;
    this.visitor = visitor;
  }

  /** Whether whoever looks may see figures. */
  public boolean isShown() {
    return visitor.caller().filter(caller -> caller.may(Permission.READ_FIGURES)).isPresent();
  }

  private ReadMetrics.Period period() {
    ReadMetrics.Period known = period;
    if (known == null) {
      known = metrics.last(DAY);
      period = known;
    }
    return known;
  }

  private Course course() {
    Course known = course;
    if (known == null) {
      known = metrics.course(Subject.HUB, SHOWN, period(), visitor.known());
      course = known;
    }
    return known;
  }

  /** Null where nothing was measured. */
  private @Nullable Figure figure(Metric metric, String stage) {
    Figure figure = course().figure(metric, stage);
    return figure == null || figure.whole() == 0 ? null : figure;
  }

  /** How long changes took from their source on; null where none came in. */
  public @Nullable Figure getDelay() {
    return figure(Metric.DELAY, Stages.WHOLE);
  }

  /** How many records were mapped without a problem; null where none was mapped. */
  public @Nullable Figure getAccuracy() {
    return figure(Metric.ACCURACY, Stages.RECORD);
  }

  public Sparkline getDelayTrend() {
    return trend(
        Metric.DELAY,
        Stages.WHOLE,
        figure -> {
          Duration mean = figure.mean();
          return mean == null ? null : (double) mean.toNanos();
        });
  }

  public Sparkline getAccuracyTrend() {
    return trend(Metric.ACCURACY, Stages.RECORD, Figure::ratio);
  }

  private Sparkline trend(Metric metric, String stage, Function<Figure, @Nullable Double> value) {
    List<Sparkline.Point> points = new ArrayList<>();
    for (ReadMetrics.Point point : course().points(metric, stage)) {
      Figure figure = point.stages().get(stage);
      Double measured = figure == null ? null : value.apply(figure);
      if (measured != null) {
        points.add(new Sparkline.Point(point.slot(), measured));
      }
    }
    return Sparkline.of(points, period().from(), period().to(), 0);
  }
}
