package org.syncline.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.record.BusinessFigures;
import org.syncline.record.BusinessSums;
import org.syncline.record.ReadBusiness.Slot;

/** A figure of the business slot by slot as it is drawn: counts as columns, means as lines. */
public final class BusinessDrawing {
  private static final int TIMES_BELOW = 4;
  private static final int BEST = 5;
  private static final String WON = "won";
  private static final String LOST = "lost";
  private static final String CHURNED = "churned";
  private static final String MEAN = "mean";

  private final BusinessSearch search;
  private final Shown shown;
  private final List<String> names;
  private final Map<Instant, Chart.Point> drawn = new LinkedHashMap<>();
  private final Scale scale;
  private final Chart chart;

  /**
   * Draws it.
   *
   * @param slots in their order
   */
  BusinessDrawing(BusinessSearch search, List<BusinessFigures> slots, Shown shown) {
    this.search = search;
    this.shown = shown;
    names =
        switch (search.figure()) {
          case "won" -> List.of(WON, LOST);
          case "churn" -> List.of(CHURNED);
          default -> List.of(MEAN);
        };
    for (BusinessFigures slot : slots) {
      drawn.put(start(slot.from()), new Chart.Point(start(slot.from()), values(slot.sums())));
    }
    scale = scale();
    Chart.Ground ground = new Chart.Ground(this::after, start(search.begin()), start(search.end()));
    List<Chart.Point> points = List.copyOf(drawn.values());
    chart =
        isCount()
            ? Chart.columns(names, points, ground, scale)
            : Chart.lines(names, points, ground, scale);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(Instant start) {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  private Instant after(Instant slot) {
    LocalDate next = search.slot().next(day(slot));
    return start(next.isBefore(search.end()) ? next : search.end());
  }

  private boolean isCount() {
    return !names.contains(MEAN);
  }

  private Map<String, @Nullable Double> values(BusinessSums sums) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    values.put(WON, (double) sums.won());
    values.put(LOST, (double) (sums.closed() - sums.won()));
    values.put(CHURNED, (double) sums.churned());
    values.put(
        MEAN,
        search.figure().equals("closing")
            ? mean(sums.daysToClose(), sums.timedCloses())
            : mean(sums.satisfaction(), sums.ratedCases()));
    return values;
  }

  private static @Nullable Double mean(long part, long whole) {
    return whole == 0 ? null : (Double) ((double) part / whole);
  }

  private Scale scale() {
    if (search.figure().equals("satisfaction")) {
      return Scale.ofCounts(BEST);
    }
    return Scale.ofCounts(
        drawn.values().stream()
            .mapToDouble(
                point ->
                    names.stream()
                        .map(point.values()::get)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum())
            .max()
            .orElse(0));
  }

  public Chart getChart() {
    return chart;
  }

  /** Texts of the lines across, the highest first. */
  public List<String> getHeights() {
    return scale.values().stream().map(this::told).toList();
  }

  private String told(double value) {
    return shown.decimal(value, isCount() ? 0 : 1);
  }

  /** Texts of days below the drawing, from its beginning to its end. */
  public List<String> getTimes() {
    long days = ChronoUnit.DAYS.between(search.begin(), search.end());
    List<String> times = new ArrayList<>();
    for (int i = 0; i <= TIMES_BELOW; i++) {
      times.add(shown.day(search.begin().plusDays(days * i / TIMES_BELOW)));
    }
    return times;
  }

  /** What is told of a slot when it is pointed at. */
  public String about(Instant slot) {
    Chart.Point found = Objects.requireNonNull(drawn.get(slot), "It is one of the drawing.");
    StringBuilder text =
        new StringBuilder(
            search.slot() == Slot.DAY ? shown.day(day(slot)) : shown.month(day(slot)));
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
    return name.equals(MEAN)
        ? shown.word("business", search.figure())
        : shown.word("businessPart", name);
  }
}
