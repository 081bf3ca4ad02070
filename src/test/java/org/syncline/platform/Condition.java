package org.syncline.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Something that comes true by itself, in another thread or process. */
public final class Condition {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_NANOS = 5_000_000;

  private Condition() {}

  /** Goes on as soon as it is true; fails where it is not within 30 s. */
  public static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /** Goes on as soon as it is true; fails where it is not within that time. */
  public static void await(String what, Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new AssertionError("Waited in vain until " + what + ".");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
