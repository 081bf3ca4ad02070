package org.syncline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What was there when a run of the server began, before its first message.
 *
 * @param receipts messages with a receipt
 * @param missing receipts that the last check of the run before had proved and that are gone
 * @param unproven receipts that no count but themselves speaks for: made after the last check of a
 *     run that then crashed, for the broker's counts died with it
 * @param queues null where the broker could not be asked
 */
record RunStart(long receipts, long missing, long unproven, @Nullable QueueCounts queues) {

  static RunStart after(@Nullable BalanceCheck last, long receipts, @Nullable QueueCounts queues) {
    if (last == null) {
      return new RunStart(receipts, 0, receipts, queues);
    }
    long proved = last.accepted() - last.inFlight();
    return new RunStart(
        receipts,
        Math.max(0, proved - receipts),
        last.unproven() + Math.max(0, receipts - proved),
        queues);
  }
}
