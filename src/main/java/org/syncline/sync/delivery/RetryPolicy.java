package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try again: after a random part of 1 s, then of twice as much each time, 15 min at most;
 * 20 tries or 24 h. The randomness spreads what failed together (full jitter, as in "Exponential
 * Backoff And Jitter", AWS Architecture Blog, 2015).
 */
public final class RetryPolicy {
  static final int TRIES = 20;
  static final Duration LONGEST = Duration.ofHours(24);
  private static final long FIRST_MILLIS = 1_000;
  private static final long MOST_MILLIS = Duration.ofMinutes(15).toMillis();
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);

  private final RandomGenerator random;

  /**
   * @param random shared between threads
   */
  public RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  boolean exhausted(int tries, Instant firstTry, Instant now) {
    return tries >= TRIES || !now.isBefore(firstTry.plus(LONGEST));
  }

  /**
   * The pause after this many failures in a row.
   *
   * @param failures 1 or more
   */
  Duration pause(int failures) {
    long most = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 20));
    return Duration.ofMillis(random.nextLong(most + 1));
  }

  /** When to look again for something that is waited for: the longer it lasts, the seldomer. */
  Duration look(Instant since, Instant now) {
    Duration half = Duration.between(since, now).dividedBy(2);
    Duration most = Duration.ofMillis(MOST_MILLIS);
    Duration wait = half.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : half;
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
