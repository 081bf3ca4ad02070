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
    Digits found = Digits.of(text.length());
    int at = 0;
    char first = text.charAt(0);
    if (first == '-' || first == '+' || first == minus || first == '\u2212') {
      found.sign(first != '+');
      at++;
    }
    char separator = 0;
    int group = 0;
    for (; at < text.length() && text.charAt(at) != decimal; at++) {
      char c = text.charAt(at);
      int digit = digit(c);
      if (digit >= 0) {
        found.add(digit);
        group++;
      } else {
        boolean fits = separator == 0 ? group >= 1 && group <= 3 : c == separator && group == 3;
        if (!fits || grouping.indexOf(c) < 0) {
          return null;
        }
        separator = c;
        group = 0;
      }
    }
    if (separator != 0 && group != 3) {
      return null;
    }
    if (at < text.length()) {
      found.point();
      int firstDecimal = ++at;
      for (; at < text.length(); at++) {
        int digit = digit(text.charAt(at));
        if (digit < 0) {
          return null;
        }
        found.add(digit);
      }
      if (at == firstDecimal) {
        return null;
      }
    }
    return found.number();
  }

  private int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= zero && c <= zero + 9 ? c - zero : -1;
  }
}
