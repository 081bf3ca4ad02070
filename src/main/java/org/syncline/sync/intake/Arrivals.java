package org.syncline.sync.intake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, since this node started, messages that came again though an earlier run of the server had
 * taken them: the broker counts them as arrived in this run, the receipts do not.
 */
public final class Arrivals {
  private final AtomicLong absorbed = new AtomicLong();
  private volatile long firstReceiptOfRun = Long.MAX_VALUE;

  /** Call once at start, before any message: receipts from this id on belong to this run. */
  public void startAt(long firstReceipt) {
    firstReceiptOfRun = firstReceipt;
  }

  public void note(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Redelivered again && again.receipt() < firstReceiptOfRun) {
      absorbed.incrementAndGet();
    }
  }

  /** Messages absorbed because an earlier run had taken them. */
  public long absorbed() {
    return absorbed.get();
  }
}
