package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as programs write them: {@code -1234.50}, {@code .5}, {@code 1e3}. */
public final class PlainNumbers {
  private static final int LONGEST = 400;

  /** Most digits that a long surely holds. */
  static final int SHORT = 18;

  /**
   * Most digits before and behind the point; keeps {@code 1e999999999} from becoming a gigabyte of
   * zeros.
   */
  public static final int MOST_DIGITS = 100;

  private PlainNumbers() {}

  /** The number without trailing zeros, or null where this is none. */
  public static @Nullable BigDecimal read(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return null;
    }
    int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    boolean point = false;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point && i + 1 < length) {
        point = true;
      } else {
        break;
      }
    }
    boolean rest = i < length && !isExponent(text, i);
    if (digits == 0 || rest || text.charAt(i - 1) == '.') {
      return null;
    }
    return i == length && digits <= SHORT ? ofShort(text) : bounded(new BigDecimal(text));
  }

  /** The number where a text is digits alone, and few enough for a long; else -1. */
  static long shortWhole(String text) {
    int length = text.length();
    if (length == 0 || length > SHORT) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Sign, digits and one point of a number that a long holds. */
  private static BigDecimal ofShort(String text) {
    long unscaled = 0;
    int scale = 0;
    boolean behind = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        behind = true;
      } else if (c >= '0') {
        unscaled = unscaled * 10 + c - '0';
        scale += behind ? 1 : 0;
      }
    }
    return exact(text.charAt(0) == '-' ? -unscaled : unscaled, scale);
  }

  /** The number without trailing zeros. */
  static BigDecimal exact(long unscaled, int scale) {
    long number = unscaled;
    int places = scale;
    while (places > 0 && number % 10 == 0) {
      number /= 10;
      places--;
    }
    return number == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(number, places);
  }

  private static boolean isExponent(String text, int at) {
    int i = at;
    if (text.charAt(i) != 'e' && text.charAt(i) != 'E') {
      return false;
    }
    i++;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int first = i;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i == text.length() && i > first && i - first <= 4;
  }

  /** The number without trailing zeros, or null where it has too many digits. */
  public static @Nullable BigDecimal bounded(BigDecimal read) {
    if (read.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = read.stripTrailingZeros();
    if (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
      return null;
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
