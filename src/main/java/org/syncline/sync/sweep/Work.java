package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.function.Supplier;
import org.syncline.platform.Fault;
import org.syncline.platform.Transactions;
import org.syncline.sync.bulk.Lease;

/** One try of a job on this server, for the one thread that it runs on. */
final class Work {
  private static final int COLLISIONS = 5;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Lease lease;
  private final Transactions transactions;
  private final WorkOnSweeps.Pause pause;
  private volatile boolean stopping;
  private int idle;

  Work(Lease lease, Transactions transactions, WorkOnSweeps.Pause pause) {
    this.lease = lease;
    this.transactions = transactions;
    this.pause = pause;
  }

  Lease lease() {
    return lease;
  }

  /** Counts parts in a row that brought nothing new. */
  int idle(boolean again) {
    idle = again ? idle + 1 : 0;
    return idle;
  }

  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  /**
   * Waits, not longer than until somebody asks it to stop.
   *
   * @throws InterruptedException when the server stops
   */
  void rest(Duration time) throws InterruptedException {
    for (Duration left = time; !stopping && left.compareTo(Duration.ZERO) > 0; ) {
      pause.rest(left.compareTo(LOOK) < 0 ? left : LOOK);
      left = left.minus(LOOK);
    }
  }

  /**
   * Commits; what collides with others is run again.
   *
   * @throws Lease.LostException where the work says so
   */
  <T> T commit(Supplier<T> work) {
    for (int collisions = 1; ; collisions++) {
      try {
        return transactions.inNew(work);
      } catch (RuntimeException e) {
        if (Fault.of(e) != Fault.COLLISION || collisions == COLLISIONS) {
          throw e;
        }
      }
    }
  }

  /** What is kept of a part, in the running transaction. */
  void kept(boolean kept) {
    if (!kept) {
      throw new Lease.LostException(lease.run());
    }
  }
}
