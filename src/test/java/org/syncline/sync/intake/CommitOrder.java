package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.oracle.Operation;

/**
 * Lets one transaction commit at a time, and remembers in which order they did. Transactions that
 * hinder each other wait for each other's row locks before they commit, so it is an order in which
 * one thread could have done the same.
 */
final class CommitOrder implements Transactions {
  private final LocalTransactions local;
  private final List<Committed> log = new ArrayList<>();
  private final ThreadLocal<@Nullable Operation> current = new ThreadLocal<>();

  /**
   * A transaction that committed.
   *
   * @param operation what its thread was doing; a leader works for other threads too
   * @param look whether it only read, with all other commits before or after it
   */
  record Committed(@Nullable Object result, @Nullable Operation operation, boolean look) {}

  CommitOrder(LocalTransactions local) {
    this.local = local;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    return local.inNew(
        work,
        (result, commit) -> {
          synchronized (log) {
            commit.run();
            log.add(new Committed(result, current.get(), false));
          }
        });
  }

  /**
   * Transactions that read without locks: nobody commits meanwhile, so that it is certain what they
   * saw. They must not wait for locks.
   */
  Transactions looks() {
    return new Transactions() {
      @Override
      public <T> T inNew(Supplier<T> work) {
        synchronized (log) {
          T result = local.inNew(work);
          log.add(new Committed(result, current.get(), true));
          return result;
        }
      }
    };
  }

  /** Says what this thread is doing. */
  void doing(Operation operation) {
    current.set(operation);
  }

  /** All so far, in their order. */
  List<Committed> all() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }
}
