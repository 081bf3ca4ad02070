package org.syncline.mapping.format;

import java.math.BigInteger;

/** The digits of a number, gathered one by one; quick as long as they fit into 64 bits. */
final class DecimalDigits {
  private static final int MOST_OF_A_LONG = 18;

  private final byte[] digits;
  private int count;
  private long value;

  DecimalDigits(int most) {
    this.digits = new byte[most];
  }

  void add(int digit) {
    digits[count++] = (byte) digit;
    if (count <= MOST_OF_A_LONG) {
      value = value * 10 + digit;
    }
  }

  BigInteger number(boolean negative) {
    if (count <= MOST_OF_A_LONG) {
      return BigInteger.valueOf(negative ? -value : value);
    }
    StringBuilder text = new StringBuilder(count + 1);
    text.append(negative ? "-" : "");
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + digits[i]));
    }
    return new BigInteger(text.toString());
  }

  /** The digits of a number, from the last place on; 0 where it has no more. */
  static byte[] of(BigInteger number, int count) {
    String text = number.abs().toString();
    byte[] digits = new byte[count];
    for (int i = 0; i < text.length(); i++) {
      digits[count - text.length() + i] = (byte) (text.charAt(i) - '0');
    }
    return digits;
  }

  static boolean fit(BigInteger number, int count) {
    return number.bitLength() <= 4 * count + 1 && number.abs().toString().length() <= count;
  }
}
