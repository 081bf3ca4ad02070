package org.syncline.metrics;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one metric of one subject, period by period, each the sum of its snapshots. For
 * the hub's own use: takes part in the running transaction and asks nobody for permission.
 */
public final class PeriodFigures {
  private final Snapshots snapshots;
  private final UncountedFacts uncounted;

  public PeriodFigures(Snapshots snapshots, UncountedFacts uncounted) {
    this.snapshots = snapshots;
    this.uncounted = uncounted;
  }

  /**
   * What is read.
   *
   * @param stage null for all stages
   * @param spread whether percentiles are wanted
   */
  public record Wanted(Subject subject, Metric metric, @Nullable String stage, boolean spread) {}

  /**
   * By the beginnings of the periods and by stage; what never happened is not there.
   *
   * @param from the beginning of a period, included
   * @param to not included
   */
  public NavigableMap<Instant, Map<String, Figure>> of(
      Wanted wanted, PeriodLength length, Instant from, Instant to) {
    NavigableMap<Instant, Map<String, Tally>> sums = new TreeMap<>();
    for (Snapshots.Sum sum : snapshots.sums(wanted, length.span(), from, to)) {
      sums.computeIfAbsent(length.begin(sum.slot()), begin -> new HashMap<>())
          .computeIfAbsent(sum.stage(), stage -> new Tally())
          .add(sum.tally());
    }
    NavigableMap<Instant, Map<String, Figure>> figures = new TreeMap<>();
    sums.forEach(
        (begin, stages) -> {
          Map<String, Figure> byStage = new LinkedHashMap<>();
          stages.forEach((stage, sum) -> byStage.put(stage, Figure.of(sum)));
          figures.put(begin, byStage);
        });
    return figures;
  }

  /**
   * When the oldest fact happened that is committed and in no snapshot yet. Ask before reading
   * figures: what was committed and is older was in the snapshots by then.
   */
  public Optional<Instant> oldestUncounted() {
    return uncounted.oldest();
  }
}
