package org.syncline.sync.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Limits;

/**
 * What one turn may spend of its connection's budget. The budget is shared with other flows, so it
 * is locked as late as possible, and not at all where the connection has no limit.
 */
final class Allowance {
  private final CallBudgets budgets;
  private final String connection;
  private final Limits limits;
  private final Instant now;
  private @Nullable CallBudget budget;
  private @Nullable Instant next;
  private boolean changed;

  Allowance(CallBudgets budgets, Outbound.Terms terms, Instant now) {
    this.budgets = budgets;
    this.connection = terms.connection();
    this.limits = terms.way().limits();
    this.now = now;
  }

  private boolean unlimited() {
    return limits.perSecond() == null;
  }

  private CallBudget budget() {
    CallBudget known = budget;
    if (known == null) {
      known = budgets.lock(connection, now).at(now, limits);
      budget = known;
    }
    return known;
  }

  /** Takes one request out of the budget; false where there is none left for this priority. */
  boolean takes(Priority priority) {
    if (unlimited()) {
      return true;
    }
    CallBudget before = budget();
    if (!before.allows(priority, limits)) {
      Instant then = before.next(priority, limits);
      next = next == null || then.isBefore(next) ? then : next;
      return false;
    }
    budget = before.spent(1);
    changed = true;
    return true;
  }

  /** Requests that were not made after all; less than 0 for those that were made beside. */
  void giveBack(int requests) {
    if (!unlimited() && requests != 0) {
      budget = budget().givenBack(requests);
      changed = true;
    }
  }

  /** When something that was left may go, by the clock of the transaction; null for none. */
  @Nullable Instant next() {
    return next;
  }

  void keep() {
    CallBudget known = budget;
    if (changed && known != null) {
      budgets.keep(known.at(now, limits));
    }
  }
}
