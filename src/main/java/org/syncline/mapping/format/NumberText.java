package org.syncline.mapping.format;

import java.math.BigDecimal;

/** Decimals as text, exact: as JSON numbers (RFC 8259) and as {@code xs:decimal} mostly. */
final class NumberText {
  /** Most characters of a number; the readers' limit too. */
  static final int LONGEST = 1_000;

  /** Zeros that are rather written than an exponent, which not every reader knows. */
  private static final int MOST_ZEROS = 100;

  private static final int SIGNS = 3;

  private NumberText() {}

  /** Digits as they are; with an exponent only where hundreds of zeros would be needed. */
  static String text(BigDecimal number) {
    long scale = number.scale();
    long zeros = scale < 0 ? -scale : scale - number.precision();
    return zeros > 0 && zeros <= MOST_ZEROS && number.precision() + zeros + SIGNS <= LONGEST
        ? number.toPlainString()
        : number.toString();
  }

  /**
   * Puts a number of at most 18 digits and as many decimals into an array that has room for 21
   * bytes, as {@link #text} has it; gives the index behind it.
   */
  static int put(long unscaled, int precision, int scale, byte[] to, int from) {
    int at = from;
    long left = unscaled;
    if (left < 0) {
      to[at++] = '-';
      left = -left;
    }
    int end = at + Math.max(precision, scale + 1) + (scale > 0 ? 1 : 0);
    for (int i = end - 1; i >= at; i--) {
      if (scale > 0 && i == end - 1 - scale) {
        to[i] = '.';
      } else {
        to[i] = (byte) ('0' + left % 10);
        left /= 10;
      }
    }
    return end;
  }

  /** Whether readers take it; what they do not take is longer than {@value #LONGEST} characters. */
  static boolean isReadable(BigDecimal number) {
    return number.precision() <= LONGEST / 2 || text(number).length() <= LONGEST;
  }
}
