package org.syncline.metrics;

import java.time.Clock;
import java.time.Duration;
import org.syncline.platform.Transactions;

/** Deletes snapshots that are older than they are to be kept; those of days and of ever stay. */
public final class PurgeSnapshots {
  private final Transactions transactions;
  private final Snapshots snapshots;
  private final Kept kept;
  private final Clock clock;

  /** How long snapshots of minutes and hours stay. */
  public record Kept(Duration minutes, Duration hours) {}

  public PurgeSnapshots(Transactions transactions, Snapshots snapshots, Kept kept, Clock clock) {
    this.transactions = transactions;
    this.snapshots = snapshots;
    this.kept = kept;
    this.clock = clock;
  }

  public void run() {
    purge(Span.MINUTE, kept.minutes());
    purge(Span.HOUR, kept.hours());
  }

  private void purge(Span span, Duration age) {
    transactions.inNew(() -> snapshots.purge(span, clock.instant().minus(age)));
  }
}
