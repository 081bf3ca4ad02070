package org.syncline.bench.peer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Single values of the customer, the same code for all peers, written to be fast. */
public final class Values {
  private static final long MILLIS_OF_DAY = 86_400_000L;

  private Values() {}

  /** {@code 31.12.2002} as {@code 2002-12-31}; only days that there are. */
  public static String date(String text) {
    if (text.length() != 10 || text.charAt(2) != '.' || text.charAt(5) != '.') {
      throw new IllegalArgumentException("No date.");
    }
    int year = digits(text, 6, 4);
    int month = digits(text, 3, 2);
    int day = digits(text, 0, 2);
    LocalDate.of(year, month, day);
    char[] out = new char[10];
    put(out, 0, 4, year);
    out[4] = '-';
    put(out, 5, 2, month);
    out[7] = '-';
    put(out, 8, 2, day);
    return new String(out);
  }

  /** {@code 10.648,96} as 10648.96, without zeros at the end. */
  public static BigDecimal decimal(String text) {
    char[] plain = new char[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        plain[length++] = '.';
      } else if (c != '.') {
        plain[length++] = c;
      }
    }
    BigDecimal number = new BigDecimal(plain, 0, length).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Milliseconds since 1970 as {@code 2026-01-08T11:42:26Z}, with three digits more if needed. */
  public static String instant(long millis) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_OF_DAY));
    int ofDay = (int) Math.floorMod(millis, MILLIS_OF_DAY);
    int fraction = ofDay % 1_000;
    char[] out = new char[fraction == 0 ? 20 : 24];
    put(out, 0, 4, day.getYear());
    out[4] = '-';
    put(out, 5, 2, day.getMonthValue());
    out[7] = '-';
    put(out, 8, 2, day.getDayOfMonth());
    out[10] = 'T';
    put(out, 11, 2, ofDay / 3_600_000);
    out[13] = ':';
    put(out, 14, 2, ofDay / 60_000 % 60);
    out[16] = ':';
    put(out, 17, 2, ofDay / 1_000 % 60);
    if (fraction != 0) {
      out[19] = '.';
      put(out, 20, 3, fraction);
    }
    out[out.length - 1] = 'Z';
    return new String(out);
  }

  /** {@code +49 (30) 4507-6020} as {@code +493045076020}. */
  public static String phone(String text) {
    char[] out = new char[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' || c == '+' && length == 0) {
        out[length++] = c;
      }
    }
    return length == text.length() ? text : new String(out, 0, length);
  }

  public static String email(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static int digits(String text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException("No digit.");
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static void put(char[] out, int from, int count, int number) {
    int left = number;
    for (int i = from + count - 1; i >= from; i--) {
      out[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }
}
