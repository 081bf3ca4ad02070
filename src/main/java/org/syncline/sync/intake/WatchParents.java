package org.syncline.sync.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Transactions;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.sync.HubPlans;

/**
 * The guarantee behind the wake-up at a parent's arrival: a message that began to wait in the very
 * moment when its parent came is found here, and so is one whose parent never comes.
 */
public final class WatchParents {
  private static final int AT_ONCE = 128;
  private static final int WHOLE_EVERY = 60;
  private static final int LATELY = 12;

  /** The clock of this node may be behind the one that wrote down since when a message waits. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Stores stores;
  private final Clock clock;
  private final LaneLocks locks;
  private final ParkHeld parkHeld;

  /** The last waiting message that each of the latest sweeps has seen. */
  private final Deque<Long> seen = new ArrayDeque<>();

  private int sweeps;

  public WatchParents(Transactions transactions, Stores stores, HubPlans plans, Clock clock) {
    this.transactions = transactions;
    this.stores = stores;
    this.clock = clock;
    this.locks = new LaneLocks(stores, plans);
    this.parkHeld = new ParkHeld(stores);
  }

  /**
   * To be called every few seconds: wakes those whose parent has come among what began to wait
   * within the last {@value #LATELY} calls, and among all at the first and every {@value
   * #WHOLE_EVERY}th call; parks what has waited for longer than the limit.
   */
  public synchronized void sweep(Duration limit) {
    boolean whole = sweeps++ % WHOLE_EVERY == 0;
    Long lately = seen.size() < LATELY ? null : seen.removeFirst();
    seen.addLast(wake(whole || lately == null ? 0 : lately).last());
    parkOrphans(limit);
  }

  /** Wakes all whose parent has come. Returns how many. */
  public int wakeArrived() {
    return wake(0).woken();
  }

  private record Pass(int woken, long last) {}

  private Pass wake(long from) {
    int woken = 0;
    long last = from;
    while (true) {
      long after = last;
      List<Held> waiting =
          transactions.inNew(() -> stores.lanes().waitingForParents(after, AT_ONCE));
      if (waiting.isEmpty()) {
        return new Pass(woken, last);
      }
      woken += transactions.inNew(() -> wake(waiting));
      last = waiting.get(waiting.size() - 1).receipt();
    }
  }

  private int wake(List<Held> waiting) {
    Set<LinkKey> wanted = new LinkedHashSet<>();
    for (Held held : waiting) {
      LinkKey key = held.wanted();
      if (key != null) {
        wanted.add(key);
      }
    }
    Set<LinkKey> there =
        stores.links().find(wanted).stream().map(Link::key).collect(Collectors.toSet());
    List<Held> arrived =
        waiting.stream()
            .filter(held -> held.wanted() != null && there.contains(held.wanted()))
            .toList();
    stores.lanes().wake(arrived);
    return arrived.size();
  }

  /** Parks what has waited for a required parent longer than the limit. Returns how many. */
  public int parkOrphans(Duration limit) {
    Instant latest = clock.instant().plus(CLOCKS_APART).minus(limit);
    int parked = 0;
    long last = 0;
    while (true) {
      long after = last;
      List<Held> orphans =
          transactions.inNew(() -> stores.lanes().waitingSince(latest, after, AT_ONCE));
      if (orphans.isEmpty()) {
        return parked;
      }
      for (Held held : orphans) {
        parked += transactions.inNew(() -> parkIfOrphan(held, limit));
      }
      last = orphans.get(orphans.size() - 1).receipt();
    }
  }

  private int parkIfOrphan(Held found, Duration limit) {
    boolean still =
        locks.lock(found.receipt(), found.flow()).stream()
            .anyMatch(held -> held.kind() == Held.Kind.PARENT && !held.ready());
    Instant now = stores.receipts().begin().now();
    if (!still || found.since().plus(limit).isAfter(now)) {
      return 0;
    }
    Problem problem =
        new Problem(
            null,
            null,
            null,
            "PARENT_MISSING",
            null,
            "The record it refers to has not come within "
                + limit
                + ": send the parent, then retry, or dismiss this message.");
    return parkHeld.park(found, problem, now) ? 1 : 0;
  }
}
