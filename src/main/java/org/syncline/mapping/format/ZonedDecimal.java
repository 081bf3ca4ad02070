package org.syncline.mapping.format;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Zoned decimal: a digit each byte.
 *
 * <p>In EBCDIC the upper half-byte is F, and that of the byte with the sign C, A, E or F for plus,
 * D or B for minus, as IBM's z/Architecture Principles of Operation defines them. In ASCII the byte
 * with the sign is what those bytes become when they are converted as text ({@code {ABCDEFGHI} for
 * +0 to +9, {@code }JKLMNOPQR} for -0 to -9), a plain digit for plus, or {@code pqrstuvwxy} for
 * minus, which other COBOL compilers write. Written are C and D, in ASCII the first form.
 */
final class ZonedDecimal implements HostNumber {
  private static final String ASCII_PLUS = "{ABCDEFGHI";
  private static final String ASCII_MINUS = "}JKLMNOPQR";
  private static final String ASCII_MINUS_TOO = "pqrstuvwxy";

  private static final int NO_DIGIT = -1;

  private final int digits;
  private final boolean ebcdic;
  private final FixedWidthColumn.Sign sign;

  /**
   * @param length in bytes, with a separate sign
   */
  ZonedDecimal(int length, boolean ebcdic, FixedWidthColumn.Sign sign) {
    this.digits = sign.isSeparate() ? length - 1 : length;
    this.ebcdic = ebcdic;
    this.sign = sign;
  }

  @Override
  public @Nullable BigInteger read(byte[] bytes, int from) {
    int first = sign == FixedWidthColumn.Sign.LEADING_SEPARATE ? from + 1 : from;
    int signed = placeOfSign(from);
    boolean negative = false;
    DecimalDigits number = new DecimalDigits(digits);
    if (sign.isSeparate()) {
      int written = bytes[signed] & 0xFF;
      if (written != plus() && written != minus()) {
        return null;
      }
      negative = written == minus();
    }
    for (int i = first; i < first + digits; i++) {
      int b = bytes[i] & 0xFF;
      int digit = plainDigit(b);
      if (digit == NO_DIGIT && i == signed) {
        digit = signedDigit(b);
        negative = isNegative(b);
      }
      if (digit == NO_DIGIT) {
        return null;
      }
      number.add(digit);
    }
    return number.number(negative);
  }

  @Override
  public boolean holds(BigInteger number) {
    return (sign != FixedWidthColumn.Sign.NONE || number.signum() >= 0)
        && DecimalDigits.fit(number, digits);
  }

  @Override
  public void write(BigInteger number, byte[] bytes, int from) {
    int first = sign == FixedWidthColumn.Sign.LEADING_SEPARATE ? from + 1 : from;
    byte[] written = DecimalDigits.of(number, digits);
    for (int i = 0; i < digits; i++) {
      bytes[first + i] = (byte) ((ebcdic ? 0xF0 : '0') | written[i]);
    }
    boolean negative = number.signum() < 0;
    int signed = placeOfSign(from);
    if (sign.isSeparate()) {
      bytes[signed] = (byte) (negative ? minus() : plus());
    } else if (signed >= 0) {
      int digit = written[signed - first];
      bytes[signed] =
          (byte)
              (ebcdic
                  ? (negative ? 0xD0 : 0xC0) | digit
                  : (negative ? ASCII_MINUS : ASCII_PLUS).charAt(digit));
    }
  }

  private int placeOfSign(int from) {
    return switch (sign) {
      case LEADING, LEADING_SEPARATE -> from;
      case TRAILING -> from + digits - 1;
      case TRAILING_SEPARATE -> from + digits;
      case NONE -> -1;
    };
  }

  private int plainDigit(int b) {
    int digit = b - (ebcdic ? 0xF0 : '0');
    return digit >= 0 && digit <= 9 ? digit : NO_DIGIT;
  }

  private int signedDigit(int b) {
    if (ebcdic) {
      return b >= 0xA0 && (b & 0x0F) <= 9 ? b & 0x0F : NO_DIGIT;
    }
    int plus = ASCII_PLUS.indexOf(b);
    int minus = Math.max(ASCII_MINUS.indexOf(b), ASCII_MINUS_TOO.indexOf(b));
    return Math.max(plus, minus);
  }

  private boolean isNegative(int b) {
    if (ebcdic) {
      int zone = b >> 4;
      return zone == 0xD || zone == 0xB;
    }
    return ASCII_PLUS.indexOf(b) < 0;
  }

  private int plus() {
    return ebcdic ? 0x4E : '+';
  }

  private int minus() {
    return ebcdic ? 0x60 : '-';
  }
}
