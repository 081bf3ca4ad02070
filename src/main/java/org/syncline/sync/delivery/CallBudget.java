package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.syncline.connector.spi.Limits;

/**
 * How many requests may go over one connection now, by all servers and flows together: a bucket of
 * tokens that holds {@link Limits#burst} and fills by {@link Limits#perSecond}. What can wait
 * leaves something in it for what can't: events a quarter of the burst, batches half of it.
 *
 * @param connection {@code <system>/<connection>}
 * @param saved millionths of a request
 * @param at until when it was filled
 */
public record CallBudget(String connection, long saved, Instant at) {
  private static final long REQUEST = 1_000_000;

  /** Nothing was spent yet. */
  static CallBudget untouched(String connection, Instant now) {
    return new CallBudget(connection, Long.MAX_VALUE, now);
  }

  /** With what came in since. */
  CallBudget at(Instant now, Limits limits) {
    long most = limits.burst() * REQUEST;
    long rate = rate(limits);
    if (saved >= most) {
      return new CallBudget(connection, most, now.isAfter(at) ? now : at);
    }
    long passed = Math.max(0, Duration.between(at, now).toMillis());
    // Longer than it takes to fill: the product below stays small.
    long counted = Math.min(passed, (most - saved) / rate + 1);
    return new CallBudget(
        connection,
        Math.min(most, saved + counted * rate),
        // The rest of a millisecond is left for the next time.
        counted < passed ? now : at.plusMillis(passed));
  }

  /** Millionths of a request in a millisecond. */
  private static long rate(Limits limits) {
    if (limits.perSecond() == null) {
      throw new IllegalArgumentException("What is not limited needs no budget.");
    }
    return Math.max(1, limits.perSecond().movePointRight(3).longValue());
  }

  private static long reserve(Priority priority, Limits limits) {
    return switch (priority) {
      case PERSON -> 0;
      case EVENT -> limits.burst() / 4 * REQUEST;
      case BATCH -> limits.burst() / 2 * REQUEST;
    };
  }

  boolean allows(Priority priority, Limits limits) {
    return saved >= reserve(priority, limits) + REQUEST;
  }

  /** When it allows the next one, if nobody else spends anything. */
  Instant next(Priority priority, Limits limits) {
    long lacks = Math.max(0, reserve(priority, limits) + REQUEST - saved);
    long rate = rate(limits);
    return at.plusMillis((lacks + rate - 1) / rate);
  }

  /** May go below nothing: what was owed before is waited for then. */
  CallBudget spent(int requests) {
    return new CallBudget(connection, saved - requests * REQUEST, at);
  }

  CallBudget givenBack(int requests) {
    return spent(-requests);
  }
}
