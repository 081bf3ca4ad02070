package org.syncline.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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

  /** Of whom there are any at all. */
  List<Subject> subjects();

  /** Deletes those of slots that began before; returns how many they were. */
  int purge(Span span, Instant before);
}
