package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.syncline.HubEvent;
import org.syncline.platform.Transactions;

/** Works on the duties of all targets, each by itself: one that hangs holds up nobody else. */
public final class DrainTargets {
  private final DrainTarget.Parts parts;
  private final ConcurrentMap<String, DrainTarget> drains = new ConcurrentHashMap<>();
  private final WakeWaiting waiting;
  private volatile boolean stopped;

  /**
   * Where the work is done.
   *
   * @param executor runs turns and calls; has at least {@code count} threads
   * @param count how many calls this server makes at once, of all targets together
   * @param later what is to run after a while
   * @param crowded whether something waits for a thread
   */
  public record Threads(Executor executor, int count, Later later, BooleanSupplier crowded) {}

  /** Runs something after a while, or never where the server stops meanwhile. */
  @FunctionalInterface
  public interface Later {
    void after(Duration pause, Runnable work);
  }

  /**
   * Who works, and how.
   *
   * @param clock this node's, for how much of a lease is left
   * @param stopwatch this node's too, but one that never jumps, for how long calls take
   */
  public record Terms(
      Holder holder, IdempotencyKeys keys, RetryPolicy policy, Clock clock, Clock stopwatch) {}

  /**
   * @param events told each fact after its commit
   */
  public DrainTargets(
      Transactions transactions,
      DeliveryStores stores,
      Outbound outbound,
      Terms terms,
      Threads threads,
      Consumer<HubEvent> events) {
    this.parts =
        new DrainTarget.Parts(
            transactions,
            stores,
            outbound,
            new ClaimDuties(stores, terms.holder()),
            new SettleDuties(stores, outbound, terms.policy()),
            new DeliverChange(outbound, terms.keys(), terms.clock()),
            terms,
            threads,
            events);
    this.waiting = new WakeWaiting(parts, this::nudgeAll);
  }

  /**
   * Says that targets have these records: what waits for them goes on. Costs the caller next to
   * nothing, and never fails.
   *
   * @param at when, by the database's clock
   */
  public void arrived(Collection<Long> records, Instant at) {
    waiting.arrived(records, at);
  }

  /** Says that a target may have something to do. Costs next to nothing, and never fails. */
  public void nudge(String flow) {
    drains.computeIfAbsent(flow, id -> new DrainTarget(id, parts, this)).ask();
  }

  /** Looks at every target, for what nobody was told of: due retries, leases of dead servers. */
  public void sweep() {
    nudgeAll();
    drains.values().stream().filter(drain -> drain.underWay() > 0).forEach(DrainTarget::ask);
  }

  /** Something that more than one target may have waited for. */
  void nudgeAll() {
    parts.outbound().flows().forEach(this::nudge);
  }

  /** Claims nothing more; what is under way is still settled, and what was not begun given back. */
  public void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** Records under way on this server, and answers that are not settled yet. */
  public int underWay() {
    return drains.values().stream().mapToInt(DrainTarget::underWay).sum();
  }

  /** How many targets are called now. */
  int busy() {
    return (int) drains.values().stream().filter(DrainTarget::calls).count();
  }
}
