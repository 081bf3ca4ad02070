package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wakes what waits for records that targets have from now on, by a delivery or by their own word.
 * One statement serves all that was told while the one before was under way.
 */
final class WakeWaiting {
  private static final Logger LOG = Logger.getLogger(WakeWaiting.class.getName());

  private final DrainTarget.Parts parts;
  private final Runnable woken;
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  private record Arrival(Set<Long> records, Instant at) {}

  /**
   * @param woken run when something goes on
   */
  WakeWaiting(DrainTarget.Parts parts, Runnable woken) {
    this.parts = parts;
    this.woken = woken;
  }

  void arrived(Collection<Long> records, Instant at) {
    arrivals.add(new Arrival(Set.copyOf(records), at));
    if (!asked.compareAndSet(false, true)) {
      return;
    }
    try {
      parts.threads().executor().execute(this::run);
    } catch (RejectedExecutionException e) {
      asked.set(false);
      LOG.log(Level.FINE, "Nothing was woken: the server stops");
    }
  }

  private void run() {
    // Whoever adds one from here on asks again.
    asked.set(false);
    List<Arrival> all = new ArrayList<>();
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      all.add(next);
    }
    if (all.isEmpty()) {
      return;
    }
    Set<Long> records = new HashSet<>();
    Instant at = all.get(0).at();
    for (Arrival one : all) {
      records.addAll(one.records());
      at = one.at().isAfter(at) ? one.at() : at;
    }
    wake(records, at);
  }

  /** Where this fails, what waits looks by itself later. */
  private void wake(Set<Long> records, Instant at) {
    try {
      int count = parts.commit(() -> parts.stores().deliveries().wake(records, at));
      if (count > 0) {
        woken.run();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "Nothing was woken by what targets have", e);
    }
  }
}
