package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.Transactions;

/**
 * Deletes deliveries that are over, after a while; their counts stay, and so does what targets are
 * known to hold. Two servers that do so at once do no harm.
 */
public final class PurgeDeliveries {
  private static final Logger LOG = Logger.getLogger(PurgeDeliveries.class.getName());
  private static final int STEP = 1_000;

  private final Transactions transactions;
  private final Deliveries deliveries;
  private final Duration keep;
  private final Clock clock;
  private volatile boolean stopped;

  /**
   * @param keep how long they stay after they ended
   */
  public PurgeDeliveries(
      Transactions transactions, Deliveries deliveries, Duration keep, Clock clock) {
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * Deletes all that there is to delete, a thousand at a time, each in a transaction of its own.
   *
   * @return how many
   */
  public long run() {
    transactions.inNew(
        () -> {
          deliveries.compact();
          return true;
        });
    Instant before = clock.instant().minus(keep);
    long deleted = 0;
    Long after = 0L;
    while (after != null && !stopped) {
      long from = after;
      Deliveries.Purged step = transactions.inNew(() -> deliveries.purge(before, from, STEP));
      deleted += step.deleted();
      after = step.last();
    }
    if (deleted > 0) {
      LOG.log(
          Level.INFO,
          "Deliveries purged: {0} that ended before {1}",
          new Object[] {deleted, before});
    }
    return deleted;
  }

  /** Ends after the step that is under way. */
  public void stop() {
    stopped = true;
  }
}
