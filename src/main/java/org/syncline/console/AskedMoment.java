package org.syncline.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Moments as addresses and the fields of browsers give them. */
final class AskedMoment {
  /** Databases know fewer years than Java does. */
  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  private AskedMoment() {}

  /**
   * Reads one; nothing where it can't be understood.
   *
   * @param text in UTC with a {@code Z} behind it, or as a browser's field gives it
   * @param zone of moments that are given without one
   */
  static Optional<Instant> of(String text, ZoneId zone) {
    try {
      Instant moment =
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).atZone(zone).toInstant();
      return Optional.of(moment).filter(FIRST::isBefore).filter(LAST::isAfter);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
