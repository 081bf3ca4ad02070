package org.syncline.assembly;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.syncline.sync.intake.Pauses;

/** Collisions: random up to 2 ms doubling to 250 ms. Database away: half a second to five. */
final class TimedPauses implements Pauses {

  @Override
  public void afterCollision(int attempt) throws InterruptedException {
    long most = Math.min(250, 1L << Math.min(attempt, 8));
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(most + 1));
  }

  @Override
  public void whileDatabaseAway(int attempt) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(Math.min(5_000, 500L * attempt));
  }
}
