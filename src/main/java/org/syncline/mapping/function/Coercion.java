package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.syncline.mapping.conversion.BooleanConversion;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * A value as the kind that a function takes. Texts are read in plain notation and ISO 8601,
 * strictly; all values can be written as such texts. Nothing else is guessed.
 */
final class Coercion {
  static final Fault NOT_A_NUMBER =
      new Fault(
          Codes.NOT_A_NUMBER,
          "This is no number: send it like 1234.50, or put the step number with its locale before.");

  private static final Fault NOT_A_BOOLEAN =
      new Fault(
          Codes.NOT_A_BOOLEAN,
          "This is neither yes (true, Y, 1) nor no (false, N, 0): send one of these, or translate it"
              + " before.");
  private static final Fault NOT_A_DATE =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no date like 2026-11-22: send one that exists in the calendar, or put the step"
              + " parseDate before.");
  private static final Fault NOT_A_TIME =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no time like 13:45:00: send one, or put the step parseTime before.");
  private static final Fault NOT_A_LOCAL_DATE_TIME =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no date and time like 2026-11-22T13:45:00, without an offset: send one, or put the"
              + " step toZone before.");
  private static final Fault NOT_AN_INSTANT =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no instant like 2026-11-22T12:45:00Z: send it with its offset, or put the step"
              + " parseDateTime or fromZone before.");
  private static final Fault WRONG_TYPE =
      new Fault(
          Codes.WRONG_TYPE,
          "This step takes another kind of value than the step before gives: put a step between that"
              + " makes one of the other.");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_LOCAL_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter LOCAL_DATE_TIME =
      DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  private Coercion() {}

  /** The value as a kind other than a list, or a {@link Fault}. */
  static Object to(ValueKind kind, Object value) {
    return switch (kind) {
      case TEXT -> CanonicalText.of(value);
      case NUMBER -> value instanceof BigDecimal ? value : number(value);
      case BOOLEAN -> value instanceof Boolean ? value : yesOrNo(value);
      case DATE -> value instanceof LocalDate ? value : date(value);
      case TIME -> value instanceof LocalTime ? value : time(value);
      case LOCAL_DATE_TIME -> value instanceof LocalDateTime ? value : local(value);
      case INSTANT -> value instanceof Instant ? value : instant(value);
      case LIST, ANY -> value;
    };
  }

  private static Object number(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    BigDecimal number = PlainNumbers.read(text);
    return number == null ? NOT_A_NUMBER : number;
  }

  private static Object yesOrNo(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    if (BooleanConversion.TRUE.contains(text)) {
      return true;
    }
    return BooleanConversion.FALSE.contains(text) ? false : NOT_A_BOOLEAN;
  }

  private static Object date(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    try {
      return Years.bounded(LocalDate.parse(text, DATE));
    } catch (DateTimeException notOne) {
      return NOT_A_DATE;
    }
  }

  private static Object time(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    try {
      return LocalTime.parse(text, TIME);
    } catch (DateTimeException notOne) {
      return NOT_A_TIME;
    }
  }

  private static Object local(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    try {
      return Years.bounded(LocalDateTime.parse(text, LOCAL_DATE_TIME));
    } catch (DateTimeException notOne) {
      return NOT_A_LOCAL_DATE_TIME;
    }
  }

  private static Object instant(Object value) {
    if (!(value instanceof String text)) {
      return WRONG_TYPE;
    }
    try {
      OffsetDateTime read = OffsetDateTime.parse(text, INSTANT);
      return Years.bounded(read.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException notOne) {
      return NOT_AN_INSTANT;
    }
  }
}
