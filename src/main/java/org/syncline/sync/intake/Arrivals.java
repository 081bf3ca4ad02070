package org.syncline.sync.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts, since this node started, what the broker's counts do not tell: people's edits, and
 * messages that came again though an earlier run of the server had taken them, which the broker
 * counts as arrived in this run.
 */
public final class Arrivals {
  private final AtomicLong absorbed = new AtomicLong();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong edits = new AtomicLong();
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

  /** A person's edit is about to be taken in. */
  public void begin() {
    begun.incrementAndGet();
  }

  /**
   * It is taken in or not.
   *
   * @param acceptance null where it failed
   */
  public void end(@Nullable Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Edit) {
      edits.incrementAndGet();
    }
    ended.incrementAndGet();
  }

  /** What came in by people's edits, since this node started. */
  public Edits edits() {
    // In this order each edit is in one of the two at least.
    long endedBefore = ended.get();
    long underWay = begun.get() - endedBefore;
    return new Edits(edits.get(), underWay);
  }

  /**
   * People's edits.
   *
   * @param done taken in
   * @param underWay of which it is not known yet
   */
  public record Edits(long done, long underWay) {}

  /** Messages absorbed because an earlier run had taken them. */
  public long absorbed() {
    return absorbed.get();
  }
}
