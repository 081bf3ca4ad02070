package org.syncline.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of some metrics of one subject in one period: as a whole, and slot by slot. Figures
 * are made of the snapshots when they are asked for, because sketches take time to unpack.
 */
public final class Course {
  private final Map<Metric, List<Snapshot>> snapshots = new EnumMap<>(Metric.class);

  /**
   * @param metrics those that were asked for; each is there, be it empty
   * @param read by the beginning of their slots
   */
  Course(Set<Metric> metrics, List<Snapshot> read) {
    metrics.forEach(metric -> snapshots.put(metric, new ArrayList<>()));
    read.forEach(
        snapshot ->
            snapshots
                .computeIfAbsent(snapshot.measure().metric(), none -> new ArrayList<>())
                .add(snapshot));
  }

  private List<Snapshot> of(Metric metric) {
    return snapshots.getOrDefault(metric, List.of());
  }

  /** Of the whole period, by metric and stage; what never happened in it is not there. */
  public Map<Metric, Map<String, Figure>> figures() {
    Map<Metric, Map<String, Figure>> figures = new EnumMap<>(Metric.class);
    snapshots.keySet().forEach(metric -> figures.put(metric, stages(metric)));
    return figures;
  }

  /** Of the whole period, by stage; what never happened in it is not there. */
  public Map<String, Figure> stages(Metric metric) {
    return sums(metric, stage -> true);
  }

  /** Of the whole period; null where it never happened. */
  public @Nullable Figure figure(Metric metric, String stage) {
    return sums(metric, stage::equals).get(stage);
  }

  private Map<String, Figure> sums(Metric metric, Predicate<String> wanted) {
    Map<String, Tally> sums = new TreeMap<>();
    for (Snapshot snapshot : of(metric)) {
      String stage = snapshot.measure().stage();
      if (wanted.test(stage)) {
        sums.computeIfAbsent(stage, none -> new Tally()).add(snapshot.tally());
      }
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    sums.forEach((stage, sum) -> figures.put(stage, Figure.of(sum)));
    return figures;
  }

  /** One metric, slot by slot; slots in which nothing happened are not there. */
  public List<ReadMetrics.Point> points(Metric metric) {
    return points(metric, stage -> true);
  }

  /** One stage of it, slot by slot; slots in which it did not happen are not there. */
  public List<ReadMetrics.Point> points(Metric metric, String stage) {
    return points(metric, stage::equals);
  }

  private List<ReadMetrics.Point> points(Metric metric, Predicate<String> wanted) {
    Map<Instant, Map<String, Figure>> slots = new LinkedHashMap<>();
    for (Snapshot snapshot : of(metric)) {
      String stage = snapshot.measure().stage();
      if (wanted.test(stage)) {
        slots
            .computeIfAbsent(snapshot.slot(), none -> new LinkedHashMap<>())
            .put(stage, Figure.of(snapshot.tally()));
      }
    }
    List<ReadMetrics.Point> points = new ArrayList<>();
    slots.forEach((slot, stages) -> points.add(new ReadMetrics.Point(slot, stages)));
    return points;
  }
}
