package org.syncline.mapping.conversion;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of digits at fixed places, such as {@code dd.MM.yyyy HH:mm:ss}: read without a
 * formatter, which takes ten times as long. What does not fit it exactly, or is no day of the
 * calendar, is left to the formatter, so that both judge alike.
 */
final class DigitPattern {
  private static final String LETTERS = "uMdHms";
  private static final String ISO = "\0\0\0\0-\0\0-\0\0";

  private final String shape;
  private final int[] places;
  private final boolean isIso;

  private DigitPattern(String shape, int[] places) {
    this.shape = shape;
    this.places = places;
    this.isIso = shape.equals(ISO) && Arrays.equals(places, new int[] {0, 5, 8, -1, -1, -1});
  }

  /**
   * The pattern with {@code u} for the year, or null where it has more than year, month, day, hour,
   * minute and second, or other widths than four and two digits.
   */
  static @Nullable DigitPattern of(String pattern) {
    StringBuilder shape = new StringBuilder();
    int[] places = {-1, -1, -1, -1, -1, -1};
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int letter = LETTERS.indexOf(c);
      if (c == '\'') {
        if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
          return null;
        }
        quoted = !quoted;
      } else if (quoted || !isLetter(c)) {
        if ("[]{}#".indexOf(c) >= 0 || c >= 0x80) {
          return null;
        }
        shape.append(c);
      } else {
        int width = letter == 0 ? 4 : 2;
        boolean fits = letter >= 0 && places[letter] < 0 && pattern.startsWith(repeat(c, width), i);
        if (!fits || (i + width < pattern.length() && pattern.charAt(i + width) == c)) {
          return null;
        }
        places[letter] = shape.length();
        shape.append(repeat('\0', width));
        i += width - 1;
      }
    }
    boolean timeInOrder =
        (places[5] < 0 || places[4] >= 0) && (places[4] < 0 || places[3] >= 0) && !quoted;
    return places[0] < 0 || places[1] < 0 || places[2] < 0 || !timeInOrder
        ? null
        : new DigitPattern(shape.toString(), places);
  }

  private static String repeat(char c, int times) {
    return String.valueOf(c).repeat(times);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  boolean hasTime() {
    return places[3] >= 0;
  }

  /** The date and time, midnight where there is none; null where the formatter has to judge. */
  @Nullable LocalDateTime read(String text) {
    LocalDate date = date(text);
    return date == null
        ? null
        : date.atTime(
            number(text, places[3], 2), number(text, places[4], 2), number(text, places[5], 2));
  }

  /** The date alone as ISO 8601 has it; null where {@link #date} gives none. */
  @Nullable String isoDate(String text) {
    if (!hasShape(text) || !exists(text)) {
      return null;
    }
    if (isIso) {
      return text;
    }
    byte[] iso = new byte[ISO.length()];
    copy(text, places[0], iso, 0, 4);
    iso[4] = '-';
    copy(text, places[1], iso, 5, 2);
    iso[7] = '-';
    copy(text, places[2], iso, 8, 2);
    return new String(iso, StandardCharsets.ISO_8859_1);
  }

  private static void copy(String text, int from, byte[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] = (byte) text.charAt(from + i);
    }
  }

  /** The date alone, where any time of day beside it exists too. */
  @Nullable LocalDate date(String text) {
    return hasShape(text) && exists(text)
        ? LocalDate.of(
            number(text, places[0], 4), number(text, places[1], 2), number(text, places[2], 2))
        : null;
  }

  private boolean exists(String text) {
    int year = number(text, places[0], 4);
    int month = number(text, places[1], 2);
    int day = number(text, places[2], 2);
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth())
        && number(text, places[3], 2) <= 23
        && number(text, places[4], 2) <= 59
        && number(text, places[5], 2) <= 59;
  }

  private boolean hasShape(String text) {
    if (text.length() != shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char expected = shape.charAt(i);
      char c = text.charAt(i);
      if (expected == 0 ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int count) {
    int number = 0;
    for (int i = from; from >= 0 && i < from + count; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
