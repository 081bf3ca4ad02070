package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as a locale writes them, read strictly: {@code 1.234,50} in German, never {@code
 * 1,234.50}. Grouping may be left out, but where it stands it has to be right, because a decimal
 * point taken for grouping is a number a thousand times too large.
 */
public final class LocalNumbers {
  private static final int LONGEST = 400;

  private final String tag;
  private final char decimal;
  private final String grouping;
  private final char minus;
  private final char zero;

  private LocalNumbers(String tag, DecimalFormatSymbols symbols) {
    this.tag = tag;
    this.decimal = symbols.getDecimalSeparator();
    this.grouping = alsoWritten(symbols.getGroupingSeparator());
    this.minus = symbols.getMinusSign();
    this.zero = symbols.getZeroDigit();
  }

  public static LocalNumbers of(Locale locale) {
    return new LocalNumbers(locale.toLanguageTag(), DecimalFormatSymbols.getInstance(locale));
  }

  /** What people and programs type for a separator that keyboards lack. */
  private static String alsoWritten(char separator) {
    if (Character.isSpaceChar(separator)) {
      return " \u00A0\u202F";
    }
    return separator == '\u2019' ? "\u2019'" : String.valueOf(separator);
  }

  String tag() {
    return tag;
  }

  /** The number, or null where the text is none as this locale writes them. */
  public @Nullable BigDecimal read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    char first = text.charAt(0);
    boolean negative = first == '-' || first == minus || first == '\u2212';
    int start = negative || first == '+' ? 1 : 0;
    int point = endOfWhole(text, start);
    boolean nothing = start == text.length() || point + 1 == text.length();
    if (nothing || point < 0 || !hasDigitsOnly(text, point + 1)) {
      return null;
    }
    return text.length() <= PlainNumbers.SHORT
        ? few(text, point, negative)
        : PlainNumbers.read(plain(text, point, negative));
  }

  /** Where the decimal separator stands, the end if none does; -1 where a character is wrong. */
  private int endOfWhole(String text, int start) {
    char separator = 0;
    int group = 0;
    int at = start;
    for (; at < text.length() && text.charAt(at) != decimal; at++) {
      char c = text.charAt(at);
      if (digit(c) >= 0) {
        group++;
        continue;
      }
      boolean fits = separator == 0 ? group >= 1 && group <= 3 : c == separator && group == 3;
      if (!fits || grouping.indexOf(c) < 0) {
        return -1;
      }
      separator = c;
      group = 0;
    }
    return separator != 0 && group != 3 ? -1 : at;
  }

  private boolean hasDigitsOnly(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (digit(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The value of a text that is right, with digits that a long surely holds. */
  private BigDecimal few(String text, int point, boolean negative) {
    long unscaled = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      unscaled = digit < 0 ? unscaled : unscaled * 10 + digit;
    }
    int decimals = Math.max(text.length() - point - 1, 0);
    return PlainNumbers.exact(negative ? -unscaled : unscaled, decimals);
  }

  /** A text that is right, as programs write it. */
  private String plain(String text, int point, boolean negative) {
    StringBuilder plain = new StringBuilder(text.length() + 1);
    plain.append(negative ? "-" : "");
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit >= 0) {
        plain.append((char) ('0' + digit));
      } else if (i == point) {
        plain.append('.');
      }
    }
    return plain.toString();
  }

  private int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= zero && c <= zero + 9 ? c - zero : -1;
  }
}
