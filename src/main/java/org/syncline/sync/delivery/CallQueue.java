package org.syncline.sync.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one target that are claimed and not begun yet, the most urgent first, and how many of
 * them may be under way. Shared between threads.
 */
final class CallQueue {

  /**
   * A call that waits for its turn.
   *
   * @param urgency of the most urgent of its duties, the smallest first
   * @param place in the order in which they came
   */
  record Waiting(
      DeliverChange.Load load,
      Outbound.Terms terms,
      DeliverChange.Time time,
      int urgency,
      long place) {}

  private static int urgency(DeliverChange.Load load) {
    return load.parcels().stream()
        .mapToInt(parcel -> parcel.claim().duty().priority().ordinal())
        .min()
        .orElseThrow();
  }

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingInt(Waiting::urgency).thenComparingLong(Waiting::place));

  private int slots;
  private int running;
  private int holds;
  private long places;

  synchronized void add(DeliverChange.Load load, Outbound.Terms terms, DeliverChange.Time time) {
    waiting.add(new Waiting(load, terms, time, urgency(load), places++));
  }

  /** Nothing more begins, until it is settled what an answer means for the others. */
  synchronized void hold() {
    holds++;
  }

  /**
   * Lets so many run at a time from now on.
   *
   * @param settled how many of those that held them up are settled
   * @return how many workers are to be started, each counted as running
   */
  synchronized int open(int most, int settled) {
    slots = most;
    holds -= settled;
    int more = holds > 0 ? 0 : Math.max(0, Math.min(slots - running, waiting.size()));
    running += more;
    return more;
  }

  /**
   * The next one for a worker that runs; null where the worker is to end, which it is told once.
   */
  synchronized @Nullable Waiting next() {
    Waiting next = holds > 0 || running > slots ? null : waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }

  /**
   * Whether as many wait as are plenty, and all that may run do: whoever comes back from a call
   * need not be settled at once for the next ones to begin.
   */
  synchronized boolean has(int plenty) {
    return holds == 0 && running >= slots && waiting.size() >= plenty;
  }

  /** How many may run at a time. */
  synchronized int slots() {
    return slots;
  }

  /** A worker that could not be started. */
  synchronized void notStarted() {
    running--;
  }

  /** Takes all out that have not begun. */
  synchronized List<Waiting> drained() {
    List<Waiting> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  synchronized int running() {
    return running;
  }
}
