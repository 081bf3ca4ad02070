package org.syncline.sync.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts, since this node started, what the broker's counts do not tell: what comes in past the
 * broker, and messages that came again though an earlier run of the server had taken them, which
 * the broker counts as arrived in this run.
 */
public final class Arrivals {
  private final AtomicLong absorbed = new AtomicLong();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong direct = new AtomicLong();
  private volatile long firstReceiptOfRun = Long.MAX_VALUE;

  /** Call once at start, before any message: receipts from this id on belong to this run. */
  public void startAt(long firstReceipt) {
    firstReceiptOfRun = firstReceipt;
  }

  /** Whether this run of the server made the receipt. */
  boolean madeInThisRun(long receipt) {
    return receipt >= firstReceiptOfRun;
  }

  public void note(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Redelivered again && !madeInThisRun(again.receipt())) {
      absorbed.incrementAndGet();
    }
  }

  /** A message that does not come by the broker is about to be taken in. */
  public void begin() {
    begin(1);
  }

  /** So many of them. */
  void begin(int messages) {
    begun.addAndGet(messages);
  }

  /**
   * It is taken in or not.
   *
   * @param acceptance null where it failed
   */
  public void end(@Nullable Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Edit || acceptance instanceof Acceptance.Taken) {
      direct.incrementAndGet();
    }
    ended.incrementAndGet();
  }

  /**
   * So many of them, which began together.
   *
   * @param taken those that have a new receipt
   */
  void end(int messages, int taken) {
    direct.addAndGet(taken);
    ended.addAndGet(messages);
  }

  /** What came in past the broker, since this node started. */
  public Direct direct() {
    // In this order each edit is in one of the two at least.
    long endedBefore = ended.get();
    long underWay = begun.get() - endedBefore;
    return new Direct(direct.get(), underWay);
  }

  /**
   * Messages that did not come by the broker: people's edits, calls of programs that wait, records
   * of files.
   *
   * @param done taken in
   * @param underWay of which it is not known yet
   */
  public record Direct(long done, long underWay) {}

  /** Messages absorbed because an earlier run had taken them. */
  public long absorbed() {
    return absorbed.get();
  }
}
