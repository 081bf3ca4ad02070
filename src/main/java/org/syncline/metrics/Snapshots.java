package org.syncline.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The snapshots. Takes part in the running transaction. */
public interface Snapshots {

  /** All that are there of one interval. What is changed of them is kept with the transaction. */
  List<Snapshot> of(Span span, Instant slot);

  void add(Collection<Snapshot> snapshots);

  /**
   * Those of one subject, in all stages of these metrics, by the beginning of their slots.
   *
   * @param from included
   * @param to not included
   */
  List<Snapshot> series(Subject subject, Set<Metric> metrics, Span span, Instant from, Instant to);

  /**
   * The sums of one slot and stage, without the entity that they are kept in.
   *
   * @param sketch null where no percentiles are wanted, and of what is no delay
   */
  record Sum(
      Instant slot,
      String stage,
      long part,
      long whole,
      long unknown,
      long maximum,
      byte @Nullable [] sketch) {
    Tally tally() {
      return new Tally(
          part, whole, unknown, maximum, sketch == null ? null : Sketch.fromBytes(sketch));
    }
  }

  /**
   * The same for whoever reads many of them and changes none.
   *
   * @param from included
   * @param to not included
   */
  List<Sum> sums(PeriodFigures.Wanted wanted, Span span, Instant from, Instant to);

  /** Of whom there are any at all. */
  List<Subject> subjects();

  /** Deletes those of slots that began before; returns how many they were. */
  int purge(Span span, Instant before);
}
