package org.syncline.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * Periods of one length, one after the other from 1970 on, in UTC.
 *
 * @param minutes 1 to 1440
 */
public record PeriodLength(int minutes) {
  public static final int LONGEST = 1_440;

  private static final int HOUR = 60;

  public PeriodLength {
    if (minutes < 1 || minutes > LONGEST) {
      throw new IllegalArgumentException("Give 1 to " + LONGEST + " minutes.");
    }
  }

  public Duration duration() {
    return Duration.ofMinutes(minutes);
  }

  /** When the period begins that a moment is in. */
  public Instant begin(Instant at) {
    long seconds = minutes * 60L;
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** The longest snapshots that such periods are sums of. */
  public Span span() {
    if (minutes % LONGEST == 0) {
      return Span.DAY;
    }
    return minutes % HOUR == 0 ? Span.HOUR : Span.MINUTE;
  }
}
