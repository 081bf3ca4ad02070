package org.syncline.connector.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is left of the time for a whole write, log-in and second try included. */
record TimeLeft(Clock clock, Instant end) {
  static TimeLeft of(Duration whole, Clock clock) {
    return new TimeLeft(clock, clock.instant().plus(whole));
  }

  /** Zero when it is over. */
  Duration now() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
