package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Values of steps as text: numbers without exponent, ISO 8601 with seconds, {@code true} and {@code
 * false}.
 */
public final class CanonicalText {
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private CanonicalText() {}

  /** The text of a value that is no list. */
  public static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate day) {
      return of(day);
    }
    if (value instanceof LocalTime time) {
      return withSeconds(time);
    }
    if (value instanceof Instant instant) {
      return of(instant);
    }
    return value instanceof LocalDateTime local
        ? local.toLocalDate() + "T" + withSeconds(local.toLocalTime())
        : value.toString();
  }

  /** As LocalDate.toString() has it, in one piece. */
  private static String of(LocalDate day) {
    if (day.getYear() < 0 || day.getYear() > 9_999) {
      return day.toString();
    }
    byte[] text = new byte[10];
    put(text, 0, day);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] text, int from, LocalDate day) {
    put(text, from, day.getYear() / 100);
    put(text, from + 2, day.getYear() % 100);
    text[from + 4] = '-';
    put(text, from + 5, day.getMonthValue());
    text[from + 7] = '-';
    put(text, from + 8, day.getDayOfMonth());
  }

  private static String withSeconds(LocalTime time) {
    String text = time.toString();
    return text.length() == 5 ? text + ":00" : text;
  }

  /** As Instant.toString() has it, which goes through a formatter; that is for the rest. */
  private static String of(Instant instant) {
    long second = instant.getEpochSecond();
    int nanos = instant.getNano();
    if (second < 0 || second > LAST_SECOND || nanos % NANOS_OF_MILLI != 0) {
      return instant.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(second / SECONDS_OF_DAY);
    int ofDay = (int) (second % SECONDS_OF_DAY);
    byte[] text = new byte[nanos == 0 ? 20 : 24];
    put(text, 0, day);
    text[10] = 'T';
    put(text, 11, ofDay / 3_600);
    text[13] = ':';
    put(text, 14, ofDay / 60 % 60);
    text[16] = ':';
    put(text, 17, ofDay % 60);
    if (nanos != 0) {
      text[19] = '.';
      int millis = nanos / NANOS_OF_MILLI;
      text[20] = (byte) ('0' + millis / 100);
      put(text, 21, millis % 100);
    }
    text[text.length - 1] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** A number of two digits. */
  private static void put(byte[] text, int from, int number) {
    text[from] = (byte) ('0' + number / 10);
    text[from + 1] = (byte) ('0' + number % 10);
  }
}
