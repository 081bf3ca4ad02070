package org.syncline.sync.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.syncline.HubEvent;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;

/** A server whose work is done piece by piece, when the test says so. */
final class Node {
  final List<HubEvent> events = new ArrayList<>();
  final SteppingClock clock;

  /** After which it wants to look again by itself. */
  final List<Duration> pauses = new ArrayList<>();

  final Holder holder;
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final DrainTargets drain;
  private boolean losesNext;

  Node(
      DeliveryKit kit,
      Outbound outbound,
      String name,
      String boot,
      SteppingClock clock,
      long seed) {
    this.clock = clock;
    this.holder = new Holder(name, boot);
    this.drain =
        new DrainTargets(
            inTransactions(kit.transactions()),
            kit.stores(),
            outbound,
            new DrainTargets.Terms(
                holder,
                new IdempotencyKeys("hub"),
                new RetryPolicy(new Random(seed)),
                clock,
                clock),
            new DrainTargets.Threads(
                work::add, 100, (pause, later) -> pauses.add(pause), () -> true),
            events::add);
  }

  private Transactions inTransactions(Transactions transactions) {
    return new Transactions() {
      @Override
      public <T> T inNew(Supplier<T> work) {
        T result = transactions.inNew(work);
        if (losesNext) {
          losesNext = false;
          throw new IllegalStateException(
              "Nobody knows whether it was committed.", new SQLException("gone", "08006"));
        }
        return result;
      }
    };
  }

  /** Its next transaction is committed, and the database is away before it says so. */
  void loseNext() {
    losesNext = true;
  }

  void sweep() {
    drain.sweep();
  }

  void nudge(String flow) {
    drain.nudge(flow);
  }

  void arrived(Set<Long> records, Instant at) {
    drain.arrived(records, at);
  }

  void stop() {
    drain.stop();
  }

  int underWay() {
    return drain.underWay();
  }

  /** Does the next piece; false where there is none. */
  boolean step() {
    Runnable next = work.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  /** Does all that there is to do now. */
  void work() {
    sweep();
    int steps = 0;
    while (step()) {
      if (++steps > 100_000) {
        throw new AssertionError("It never comes to an end.");
      }
    }
  }

  List<DutySettled> settled() {
    return events.stream().map(DutySettled.class::cast).toList();
  }
}
