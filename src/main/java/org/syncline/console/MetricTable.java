package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Figure;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * One metric as a table to take away, one row for each slot and stage; times are in milliseconds.
 * There is nothing of a message in it, so it is not noted.
 *
 * @param points in the order of time
 */
record MetricTable(Metric metric, List<ReadMetrics.Point> points) {
  private static final List<String> TIMES =
      List.of("slot", "stage", "count", "unknown", "mean", "p50", "p90", "p99", "max");
  private static final List<String> SHARES = List.of("slot", "of", "asked", "mapped", "ratio");
  private static final List<String> COUNTS = List.of("slot", "outcome", "count");
  private static final int DIGITS = 3;

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    List<String> columns =
        switch (metric) {
          case DELAY -> TIMES;
          case ACCURACY -> SHARES;
          case MESSAGES, DELIVERIES -> COUNTS;
        };
    TableWriter table = format.begin(out, metric.word(), columns);
    for (ReadMetrics.Point point : points) {
      for (Map.Entry<String, Figure> stage : point.stages().entrySet()) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(point.slot());
        cells.add(stage.getKey());
        cells.addAll(cells(stage.getValue()));
        table.row(cells);
      }
    }
    table.end();
  }

  private List<@Nullable Object> cells(Figure figure) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(figure.whole());
    if (metric == Metric.ACCURACY) {
      Double ratio = figure.ratio();
      cells.add(figure.part());
      cells.add(ratio == null ? null : BigDecimal.valueOf(ratio));
    } else if (metric == Metric.DELAY) {
      Figure.Percentiles percentiles = figure.percentiles();
      cells.add(figure.unknown());
      cells.add(millis(figure.mean()));
      cells.add(percentiles == null ? null : millis(percentiles.p50()));
      cells.add(percentiles == null ? null : millis(percentiles.p90()));
      cells.add(percentiles == null ? null : millis(percentiles.p99()));
      cells.add(percentiles == null ? null : millis(figure.maximum()));
    }
    return cells;
  }

  private static @Nullable BigDecimal millis(@Nullable Duration time) {
    return time == null ? null : BigDecimal.valueOf(time.toNanos() / 1_000, DIGITS);
  }
}
