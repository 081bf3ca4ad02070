package org.syncline.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long the interval of a snapshot is; its hours and days are those of UTC. */
public enum Span {
  MINUTE,
  HOUR,
  DAY,
  /** From the first fact on, in one slot that begins with 1970. */
  EVER;

  /** When the slot begins that a moment is in. */
  public Instant slot(Instant at) {
    return switch (this) {
      case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
      case EVER -> Instant.EPOCH;
    };
  }

  /** When the slot after this one begins; {@link Instant#MAX} where there is none. */
  public Instant next(Instant slot) {
    return switch (this) {
      case MINUTE -> slot.plus(1, ChronoUnit.MINUTES);
      case HOUR -> slot.plus(1, ChronoUnit.HOURS);
      case DAY -> slot.plus(1, ChronoUnit.DAYS);
      case EVER -> Instant.MAX;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Span> ofWord(String word) {
    return Arrays.stream(values()).filter(span -> span.word().equals(word)).findFirst();
  }
}
