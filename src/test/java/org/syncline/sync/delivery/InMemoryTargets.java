package org.syncline.sync.delivery;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.syncline.platform.InMemoryTransactions;

/** Targets in a map; their transactions come one after the other anyway. */
final class InMemoryTargets implements Targets {
  private final TreeMap<String, Target> rows;
  private final Clock clock;

  InMemoryTargets(InMemoryTransactions transactions, Clock clock) {
    this.rows = transactions.table();
    this.clock = clock;
  }

  @Override
  public Locked lock(String flow) {
    Target target =
        rows.computeIfAbsent(
            flow,
            id ->
                new Target(
                    id, null, Breaker.CLOSED, null, 0, new RetryBudget(0, clock.instant()), null));
    return new Locked(target, clock.instant());
  }

  @Override
  public void keep(Target target) {
    rows.put(target.flow(), target);
  }

  @Override
  public List<Target> all() {
    return List.copyOf(rows.values());
  }
}
