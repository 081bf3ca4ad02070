package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How many retries a target may get beside its first tries: one for ten of the last hundred first
 * tries, and one a second in any case, so that they wait their turn and none is dropped.
 *
 * @param thousandths of a retry that are saved up
 * @param at until when the trickle is counted in
 */
public record RetryBudget(int thousandths, Instant at) {
  private static final int RETRY = 1_000;
  private static final int SHARE = RETRY / 10;
  private static final int MOST = 100 * SHARE;

  /** With what trickled in since. */
  RetryBudget at(Instant now) {
    if (thousandths == MOST || !now.isAfter(at)) {
      return this;
    }
    long trickled = Math.min(MOST, Duration.between(at, now).toMillis());
    // The rest of a millisecond is left for the next time.
    return trickled == 0
        ? this
        : new RetryBudget(
            (int) Math.min(MOST, thousandths + trickled),
            trickled == MOST ? now : at.plusMillis(trickled));
  }

  int retries() {
    return thousandths / RETRY;
  }

  RetryBudget spent(int firstTries, int retries, Instant now) {
    RetryBudget here = at(now);
    int left = Math.min(MOST, here.thousandths + firstTries * SHARE) - retries * RETRY;
    // While it is full nothing trickles in: that begins with what is taken out.
    Instant from = here.thousandths == MOST && retries > 0 ? now : here.at;
    return new RetryBudget(Math.max(0, left), from);
  }
}
