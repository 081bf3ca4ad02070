package org.syncline.mapping.format;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary integer of 1 to 8 bytes, the highest first, in two's complement or without a sign. */
final class BinaryInteger implements HostNumber {
  private final int length;
  private final boolean signed;

  /**
   * @param length in bytes
   */
  BinaryInteger(int length, boolean signed) {
    this.length = length;
    this.signed = signed;
  }

  @Override
  public @Nullable BigInteger read(byte[] bytes, int from) {
    return signed ? new BigInteger(bytes, from, length) : new BigInteger(1, bytes, from, length);
  }

  @Override
  public boolean holds(BigInteger number) {
    return signed
        ? number.bitLength() < 8 * length
        : number.signum() >= 0 && number.bitLength() <= 8 * length;
  }

  @Override
  public void write(BigInteger number, byte[] bytes, int from) {
    byte[] shortest = number.toByteArray();
    int used = Math.min(shortest.length, length);
    Arrays.fill(bytes, from, from + length, (byte) (number.signum() < 0 ? 0xFF : 0));
    System.arraycopy(shortest, shortest.length - used, bytes, from + length - used, used);
  }
}
