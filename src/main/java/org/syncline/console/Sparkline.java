package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A trend as a small drawing of 100 by 30, from the left to the right in time, and upwards from 0
 * to the highest value. Where nothing was measured the line goes straight on.
 *
 * @param line path of the line; empty where there is none
 * @param ground path of what is below it
 */
public record Sparkline(String line, String ground) {
  static final int WIDTH = 100;
  static final int HEIGHT = 30;
  private static final double ROOM = 2;

  /** One value at one moment. */
  record Point(Instant at, double value) {}

  /**
   * Draws it.
   *
   * @param points in the order of time
   * @param lowest what stands at the bottom
   */
  static Sparkline of(List<Point> points, Instant from, Instant to, double lowest) {
    if (points.isEmpty()) {
      return new Sparkline("", "");
    }
    double highest = points.stream().mapToDouble(Point::value).max().orElse(lowest);
    double span = Math.max(highest - lowest, Double.MIN_NORMAL);
    double time = Math.max(1, Duration.between(from, to).toMillis());
    StringBuilder line = new StringBuilder();
    double first = 0;
    double last = 0;
    for (Point point : points) {
      double x = WIDTH * Duration.between(from, point.at()).toMillis() / time;
      double share = Math.max(0, Math.min(1, (point.value() - lowest) / span));
      double y = HEIGHT - ROOM - share * (HEIGHT - 2 * ROOM);
      if (line.isEmpty()) {
        first = x;
      }
      last = x;
      line.append(line.isEmpty() ? 'M' : 'L').append(number(x)).append(' ').append(number(y));
    }
    if (points.size() == 1) {
      // A point alone would not be seen.
      last = Math.min(WIDTH, first + ROOM);
      line.append('H').append(number(last));
    }
    String ground =
        line + "L" + number(last) + " " + HEIGHT + "L" + number(first) + " " + HEIGHT + "Z";
    return new Sparkline(line.toString(), ground);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
