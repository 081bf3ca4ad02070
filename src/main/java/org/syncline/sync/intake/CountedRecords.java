package org.syncline.sync.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts each record of a run once, although a part of it may be taken twice: after a fault, or
 * within one try when it is not known whether a commit succeeded. Only the part taken last can come
 * again, so only that is remembered.
 */
final class CountedRecords {
  private final Arrivals arrivals;
  private final Map<String, Part> parts = new ConcurrentHashMap<>();

  /**
   * The part of a run that is taken now.
   *
   * @param first identity of its first record
   */
  private record Part(String first, Set<Long> receipts) {}

  CountedRecords(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /** A part begins, the same as before or another. */
  void begin(String run, String first) {
    parts.compute(
        run,
        (name, before) ->
            before != null && before.first().equals(first)
                ? before
                : new Part(first, ConcurrentHashMap.newKeySet()));
  }

  /** How many of these this run of the server has not counted yet. */
  int count(String run, List<Acceptance> accepted) {
    Part part = parts.get(run);
    Set<Long> receipts = part == null ? new HashSet<>() : part.receipts();
    int count = 0;
    for (Acceptance acceptance : accepted) {
      if (acceptance instanceof Acceptance.Taken taken && receipts.add(taken.receipt())) {
        count++;
      }
      if (acceptance instanceof Acceptance.Redelivered again
          && arrivals.madeInThisRun(again.receipt())
          && receipts.add(again.receipt())) {
        count++;
      }
    }
    return count;
  }

  void forget(String run) {
    parts.remove(run);
  }
}
