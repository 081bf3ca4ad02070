package org.syncline.connector.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is left of the time for a whole call, connecting and second tries included. */
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
