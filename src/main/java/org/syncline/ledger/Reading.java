package org.syncline.ledger;

import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Ledger;

/** One count of the database between two looks at the broker's side. */
record Reading(Doors before, Ledger.Counts counts, Doors after) {

  /**
   * What is known without the database.
   *
   * @param queues null where the broker can't be asked
   * @param absorbed messages that the broker brought again though an earlier run had taken them
   * @param direct what came in past the broker
   */
  record Doors(@Nullable QueueCounts queues, long absorbed, Arrivals.Direct direct) {}

  /** Nothing moved while it was read, so both sides speak of one moment. */
  boolean still() {
    QueueCounts queues = after.queues();
    return before.equals(after)
        && queues != null
        && queues.delivering() == 0
        && after.direct().underWay() == 0;
  }
}
