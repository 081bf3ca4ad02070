package org.syncline.mapping.function;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Patterns of java.time for writing; the reading ones are those of the rows. */
final class DatePatterns {
  static final ZonedDateTime SAMPLE =
      LocalDateTime.of(2026, 11, 22, 13, 45, 7, 123_456_789).atZone(ZoneOffset.UTC);

  private static final Fault UNFIT =
      new Fault(
          Codes.OUT_OF_RANGE,
          "The step's pattern can't write this date: give its letters more places.");

  private DatePatterns() {}

  /**
   * A formatter for values like the sample.
   *
   * @throws IllegalArgumentException with a sentence if the pattern is none, or asks for what such
   *     values do not have
   */
  static DateTimeFormatter writing(String pattern, Locale locale, TemporalAccessor sample) {
    refuseWeekYear(pattern);
    DateTimeFormatter formatter;
    try {
      formatter = DateTimeFormatter.ofPattern(pattern, locale);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is no pattern of dates and times: "
              + e.getMessage()
              + ". Write one like dd.MM.yyyy HH:mm.",
          e);
    }
    try {
      if (formatter.format(sample).isEmpty()) {
        throw new IllegalArgumentException("The pattern is empty: write one like dd.MM.yyyy.");
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The pattern asks for more than the value has, such as an hour of a date: take another"
              + " step, or leave these letters out.",
          e);
    }
    return formatter;
  }

  /** YYYY is right on nearly all days of a year. */
  private static void refuseWeekYear(String pattern) {
    boolean quoted = false;
    boolean year = false;
    boolean week = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      year |= !quoted && c == 'Y';
      week |= !quoted && c == 'w';
    }
    if (year && !week) {
      throw new IllegalArgumentException(
          "YYYY is the year of a week: write yyyy for that of the calendar.");
    }
  }

  static Object write(DateTimeFormatter formatter, TemporalAccessor value) {
    try {
      return formatter.format(value);
    } catch (DateTimeException tooNarrow) {
      return UNFIT;
    }
  }
}
