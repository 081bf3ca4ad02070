package org.syncline.sync.intake.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.sync.intake.IntakeSettings;

/**
 * Memory for the bodies that requests bring at one time: an eighth of the heap, and never less than
 * one body of the largest size. Bodies under 64 KiB are not counted: the number of requests at one
 * time bounds them.
 */
@ApplicationScoped
@NullUnmarked
class BodyBudget {
  private static final int SMALL = 64 * 1024;
  private static final int UNIT = 1024;

  private Semaphore free;
  private int whole;
  private Duration patience;

  /** For the container's proxy. */
  BodyBudget() {}

  @Inject
  BodyBudget(IntakeSettings settings) {
    this(
        Math.max(settings.bodyLimit(), Runtime.getRuntime().maxMemory() / 8),
        Duration.ofSeconds(5));
  }

  /**
   * @param bytes most of all bodies at one time
   * @param patience how long a request waits for its share
   */
  BodyBudget(long bytes, Duration patience) {
    this.whole = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
    this.free = new Semaphore(whole, true);
    this.patience = patience;
  }

  /** What one request holds until it is closed. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }

  /** Not now: others' bodies fill the memory that requests may use. */
  static final class Exhausted extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reserves memory for a body.
   *
   * @throws Exhausted when there is none within the patience
   */
  Share reserve(long bytes) throws Exhausted {
    if (bytes < SMALL) {
      return () -> {};
    }
    int units = (int) Math.min(whole, bytes / UNIT + 1);
    try {
      if (!free.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Exhausted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Exhausted();
    }
    return () -> free.release(units);
  }
}
