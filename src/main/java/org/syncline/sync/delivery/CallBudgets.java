package org.syncline.sync.delivery;

import java.time.Instant;

/** The budgets of connections. Takes part in the running transaction, whose target is locked. */
public interface CallBudgets {

  /**
   * Locks a connection's budget until the transaction ends; an untouched one where there is none.
   *
   * @param now by the clock behind the target's lock
   */
  CallBudget lock(String connection, Instant now);

  void keep(CallBudget budget);
}
