package org.syncline.mapping.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Dates are those of the years 1 to 9999, which every database and format can hold. */
final class Years {
  static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "This date is not in the years 1 to 9999: correct it at the source, or correct the step.");

  private static final Instant FIRST =
      LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant END =
      LocalDate.of(10_000, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

  private Years() {}

  /** The date, or a {@link Fault}. */
  static Object bounded(LocalDate date) {
    return isYear(date.getYear()) ? date : OUT_OF_RANGE;
  }

  static Object bounded(LocalDateTime local) {
    return isYear(local.getYear()) ? local : OUT_OF_RANGE;
  }

  static Object bounded(Instant instant) {
    return instant.isBefore(FIRST) || !instant.isBefore(END) ? OUT_OF_RANGE : instant;
  }

  private static boolean isYear(int year) {
    return year >= 1 && year <= 9999;
  }
}
