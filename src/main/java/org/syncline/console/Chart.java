package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.ReadMetrics;

/**
 * Values of a period as a drawing of {@value #WIDTH} by {@value #HEIGHT}, to be stretched to the
 * room there is: in time from the left to the right. Where nothing was measured there is nothing.
 *
 * @param shapes what is drawn, in the order of the legend
 * @param slots what lies over each slot that something is in: to point at, and to choose
 * @param heights of the lines across, in the order of {@link Scale#values}
 */
public record Chart(List<Shape> shapes, List<Slot> slots, List<Double> heights) {
  static final int WIDTH = 1_000;
  static final int HEIGHT = 240;

  /**
   * One value of all slots.
   *
   * @param name its word
   * @param filled whether it is a surface; else a line
   */
  public record Shape(String name, boolean filled, String path) {}

  /** The room of one slot. */
  public record Slot(Instant from, double x, double width) {}

  /** What was measured in one slot, by name; null where it was not. */
  record Point(Instant slot, Map<String, @Nullable Double> values) {}

  /**
   * Where slots lie.
   *
   * @param next when the slot after one begins
   */
  record Ground(UnaryOperator<Instant> next, Instant from, Instant end) {
    static Ground of(ReadMetrics.Period when) {
      return new Ground(when.span()::next, when.from(), when.end());
    }

    private Instant after(Instant slot) {
      return next.apply(slot);
    }

    private double x(Instant at) {
      return WIDTH
          * (double) Duration.between(from, at).toMillis()
          / Math.max(1, Duration.between(from, end).toMillis());
    }

    private double middle(Instant slot) {
      return (x(slot) + x(after(slot))) / 2;
    }

    private double width(Instant slot) {
      return x(after(slot)) - x(slot);
    }
  }

  /**
   * Lines through the middle of the slots, broken where one has no value.
   *
   * @param names in the order of the legend
   * @param points in the order of time
   */
  static Chart lines(List<String> names, List<Point> points, Ground ground, Scale scale) {
    List<Shape> shapes = new ArrayList<>();
    for (String name : names) {
      shapes.add(new Shape(name, false, line(name, points, ground, scale)));
    }
    return new Chart(shapes, slots(points, ground), heights(scale));
  }

  private static String line(String name, List<Point> points, Ground ground, Scale scale) {
    StringBuilder path = new StringBuilder();
    Instant expected = null;
    for (Point point : points) {
      Double value = point.values().get(name);
      if (value == null) {
        continue;
      }
      boolean goesOn = point.slot().equals(expected);
      double x = ground.middle(point.slot());
      String y = number(y(scale.share(value)));
      if (!goesOn) {
        // A slot alone would not be seen: each piece begins with a part of its slot's width.
        double part = ground.width(point.slot()) / 4;
        path.append('M').append(number(x - part)).append(' ').append(y);
        path.append('H').append(number(x + part));
      } else {
        path.append('L').append(number(x)).append(' ').append(y);
      }
      expected = ground.after(point.slot());
    }
    return path.toString();
  }

  /**
   * Columns, what is named first at the bottom.
   *
   * @param names in the order of the legend
   * @param points in the order of time
   */
  static Chart columns(List<String> names, List<Point> points, Ground ground, Scale scale) {
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    names.forEach(name -> paths.put(name, new StringBuilder()));
    for (Point point : points) {
      double below = 0;
      double room = ground.width(point.slot()) * 0.1;
      for (Map.Entry<String, StringBuilder> path : paths.entrySet()) {
        Double value = point.values().get(path.getKey());
        if (value != null && value > 0) {
          double top = y(scale.share(below + value));
          double height = y(scale.share(below)) - top;
          below += value;
          double width = ground.width(point.slot()) - 2 * room;
          path.getValue()
              .append('M')
              .append(number(ground.x(point.slot()) + room))
              .append(' ')
              .append(number(top))
              .append('h')
              .append(number(width))
              .append('v')
              .append(number(height))
              .append('h')
              .append(number(-width))
              .append('z');
        }
      }
    }
    List<Shape> shapes = new ArrayList<>();
    paths.forEach((name, path) -> shapes.add(new Shape(name, true, path.toString())));
    return new Chart(shapes, slots(points, ground), heights(scale));
  }

  private static List<Slot> slots(List<Point> points, Ground ground) {
    return points.stream()
        .map(
            point ->
                new Slot(
                    point.slot(),
                    rounded(ground.x(point.slot())),
                    rounded(ground.width(point.slot()))))
        .toList();
  }

  private static List<Double> heights(Scale scale) {
    return scale.values().stream().map(value -> rounded(y(scale.share(value)))).toList();
  }

  private static double y(double share) {
    return HEIGHT * (1 - share);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
