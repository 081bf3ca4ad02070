package org.syncline.ledger;

import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Ledger;

/**
 * Whether a reading balances. The independent count of a run of the server is
 *
 * <pre>
 * accepted = receipts at its start + missing + what the broker held at its start
 *          + what the broker took in since - absorbed + what came past it since
 * </pre>
 *
 * and must equal receipts + depth of the queues. While messages move, the two sides can't be read
 * at one moment; then bounds are checked, and equality at the next rest.
 *
 * @param messages accepted, by the independent count where it can be told
 * @param inFlight of these, still with the broker
 * @param unproven messages without an independent count
 * @param verdict one sentence
 */
record Judgement(long messages, long inFlight, boolean balanced, long unproven, String verdict) {

  static Judgement of(RunStart start, Reading reading) {
    Ledger.Counts counts = reading.counts();
    QueueCounts atStart = start.queues();
    QueueCounts before = reading.before().queues();
    QueueCounts after = reading.after().queues();
    boolean whole = counts.settled() == counts.due();
    if (atStart == null || before == null || after == null) {
      return new Judgement(
          counts.receipts(),
          0,
          whole,
          counts.receipts(),
          whole ? "Unproven: the broker's counts can't be read." : wrongOutcomes(counts));
    }
    long atHand = start.receipts() + start.missing() + atStart.depth() - atStart.added();
    Arrivals.Direct direct = reading.after().direct();
    long accepted =
        atHand
            + after.added()
            - reading.before().absorbed()
            + direct.done()
            // Committed, perhaps, and not counted yet.
            + (reading.still() ? 0 : direct.underWay());
    // What the broker had given away before the count began must have its receipt.
    long least =
        atHand
            + before.added()
            - before.depth()
            - reading.after().absorbed()
            + reading.before().direct().done();
    boolean still = reading.still();
    String fault =
        !whole
            ? wrongOutcomes(counts)
            : still
                ? difference(accepted - after.depth() - counts.receipts())
                : outOfBounds(counts.receipts(), least, accepted);
    return new Judgement(
        // Under way, the count of the doors is ahead of that of the database.
        still || !fault.isEmpty() ? accepted : counts.receipts() + after.depth(),
        after.depth(),
        fault.isEmpty(),
        start.unproven(),
        !fault.isEmpty()
            ? fault
            : still ? "Balanced." : "Balanced as far as can be told while messages are under way.");
  }

  static String wrongOutcomes(Ledger.Counts counts) {
    return "Receipts ask for "
        + counts.due()
        + " outcomes, but "
        + counts.settled()
        + " are there.";
  }

  private static String difference(long withoutReceipt) {
    if (withoutReceipt == 0) {
      return "";
    }
    return withoutReceipt > 0
        ? withoutReceipt
            + " messages that the doors and the broker counted have neither a receipt nor a place"
            + " in a queue."
        : -withoutReceipt + " receipts were never counted by the doors and the broker.";
  }

  private static String outOfBounds(long receipts, long least, long most) {
    if (receipts >= least && receipts <= most) {
      return "";
    }
    return "Under way, but receipts ("
        + receipts
        + ") are outside what the broker's counts allow ("
        + least
        + " to "
        + most
        + ").";
  }
}
