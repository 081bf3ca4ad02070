package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.syncline.connector.spi.Limits;

/** The budgets of connections. Takes part in the running transaction, whose target is locked. */
public interface CallBudgets {

  /**
   * Locks a connection's budget until the transaction ends; an untouched one where there is none.
   *
   * @param now by the clock behind the target's lock
   */
  CallBudget lock(String connection, Instant now);

  void keep(CallBudget budget);

  /**
   * Takes one request out of a connection's budget, if it has one and there is enough in it.
   *
   * @return how long to wait before asking again; zero where it was taken
   */
  default Duration take(String connection, Limits limits, Priority priority, Instant now) {
    if (limits.perSecond() == null) {
      return Duration.ZERO;
    }
    CallBudget budget = lock(connection, now).at(now, limits);
    if (!budget.allows(priority, limits)) {
      return Duration.between(now, budget.next(priority, limits)).plusMillis(1);
    }
    keep(budget.spent(1));
    return Duration.ZERO;
  }
}
