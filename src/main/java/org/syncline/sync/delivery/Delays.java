package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the newest deliveries of a target took, by stage.
 *
 * @param deliveries how many they are
 * @param held how many of them needed more than one try, waited for another record, or were decided
 *     about by a person
 * @param from when the first of them was kept as delivered, by the database's clock; null where
 *     there is none
 * @param to when the last of them was kept as delivered; null where there is none
 */
public record Delays(
    int deliveries,
    int held,
    @Nullable Instant from,
    @Nullable Instant to,
    Map<Stage, Figures> stages) {

  /**
   * What one stage took. Percentiles are exact, by nearest rank: the smallest of all known times
   * that so many percent of them do not exceed. Without any they are null.
   *
   * @param count of those whose time is known
   * @param unknown count of the others, which is in no other figure
   */
  public record Figures(
      int count,
      int unknown,
      @Nullable Duration p50,
      @Nullable Duration p90,
      @Nullable Duration p99,
      @Nullable Duration max,
      Duration sum) {

    static Figures of(Collection<@Nullable Duration> times) {
      Duration[] known = times.stream().filter(Objects::nonNull).toArray(Duration[]::new);
      Arrays.sort(known);
      return new Figures(
          known.length,
          times.size() - known.length,
          percentile(known, 50),
          percentile(known, 90),
          percentile(known, 99),
          percentile(known, 100),
          Arrays.stream(known).reduce(Duration.ZERO, Duration::plus));
    }

    private static @Nullable Duration percentile(Duration[] sorted, int percent) {
      // Rounded up: ceil(percent / 100 * n), and its place begins with 0.
      int rank = (int) ((sorted.length * (long) percent + 99) / 100);
      return rank == 0 ? null : sorted[rank - 1];
    }
  }

  static Delays of(List<Passage> passages) {
    Map<Stage, Figures> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, Figures.of(passages.stream().map(stage::of).toList()));
    }
    List<Instant> ends = passages.stream().map(Passage::kept).sorted().toList();
    return new Delays(
        passages.size(),
        (int) passages.stream().filter(passage -> !passage.straight()).count(),
        ends.isEmpty() ? null : ends.get(0),
        ends.isEmpty() ? null : ends.get(ends.size() - 1),
        stages);
  }
}
