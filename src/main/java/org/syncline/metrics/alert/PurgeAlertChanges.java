package org.syncline.metrics.alert;

import java.time.Clock;
import java.time.Duration;
import org.syncline.platform.Transactions;

/** Deletes changes of state that are older than they are to be kept. */
public final class PurgeAlertChanges {
  private final Transactions transactions;
  private final AlertChanges changes;
  private final Duration kept;
  private final Clock clock;

  /**
   * @param kept longer than notices are tried
   */
  public PurgeAlertChanges(
      Transactions transactions, AlertChanges changes, Duration kept, Clock clock) {
    this.transactions = transactions;
    this.changes = changes;
    this.kept = kept;
    this.clock = clock;
  }

  public void run() {
    transactions.inNew(() -> changes.purge(clock.instant().minus(kept)));
  }
}
