package org.syncline.mapping.format;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Packed decimal: two digits each byte, the sign in the last half-byte. C and F are plus, D is
 * minus; A and E are read as plus and B as minus, as IBM's z/Architecture Principles of Operation
 * defines them. Written are C and D, or F where there is no sign.
 */
final class PackedDecimal implements HostNumber {
  private final int length;
  private final boolean signed;

  /**
   * @param length in bytes
   */
  PackedDecimal(int length, boolean signed) {
    this.length = length;
    this.signed = signed;
  }

  @Override
  public @Nullable BigInteger read(byte[] bytes, int from) {
    DecimalDigits digits = new DecimalDigits(2 * length - 1);
    int last = from + length - 1;
    for (int i = from; i <= last; i++) {
      int high = (bytes[i] & 0xF0) >> 4;
      int low = bytes[i] & 0x0F;
      if (high > 9 || (i < last && low > 9)) {
        return null;
      }
      digits.add(high);
      if (i < last) {
        digits.add(low);
      }
    }
    int sign = bytes[last] & 0x0F;
    boolean negative = sign == 0xD || sign == 0xB;
    return sign < 0xA || (negative && !signed) ? null : digits.number(negative);
  }

  @Override
  public boolean holds(BigInteger number) {
    return (signed || number.signum() >= 0) && DecimalDigits.fit(number, 2 * length - 1);
  }

  @Override
  public void write(BigInteger number, byte[] bytes, int from) {
    byte[] digits = DecimalDigits.of(number, 2 * length - 1);
    for (int i = 0; i < length - 1; i++) {
      bytes[from + i] = (byte) (digits[2 * i] << 4 | digits[2 * i + 1]);
    }
    int sign = !signed ? 0xF : number.signum() < 0 ? 0xD : 0xC;
    bytes[from + length - 1] = (byte) (digits[2 * length - 2] << 4 | sign);
  }
}
