package org.syncline.connector.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
  /** A system that asks for more is asked again after this. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** Null where the answer asks for nothing that can be read, or for a time that is over. */
  static @Nullable Instant of(ReadAnswer answer, Instant now) {
    Duration asked = asked(answer, now).orElse(Duration.ZERO);
    if (asked.isZero() || asked.isNegative()) {
      return null;
    }
    return now.plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }

  private static Optional<Duration> asked(ReadAnswer answer, Instant now) {
    String text = answer.header("retry-after").orElse("").strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    // Held against the other side's own clock, where it tells that.
    Instant theirs = answer.header("date").flatMap(RetryAfter::date).orElse(now);
    return date(text).map(until -> Duration.between(theirs, until));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
