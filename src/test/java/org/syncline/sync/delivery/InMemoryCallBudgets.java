package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.TreeMap;
import org.syncline.platform.InMemoryTransactions;

/** Budgets in a map; transactions come one after the other anyway. */
final class InMemoryCallBudgets implements CallBudgets {
  private final TreeMap<String, CallBudget> rows;

  InMemoryCallBudgets(InMemoryTransactions transactions) {
    this.rows = transactions.table();
  }

  @Override
  public CallBudget lock(String connection, Instant now) {
    return rows.computeIfAbsent(connection, id -> CallBudget.untouched(id, now));
  }

  @Override
  public void keep(CallBudget budget) {
    rows.put(budget.connection(), budget);
  }
}
