package org.syncline.mapping.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once, the first of them lowest. */
final class EightBytes {
  /** All eight count. */
  static final long ALL = -1L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = '\\' * LOW_BITS;
  private static final long QUOTE_BESIDE_CONTROLS = 0x02 * LOW_BITS;
  private static final long ABOVE_QUOTE = 0x21 * LOW_BITS;

  private EightBytes() {}

  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  static void put(byte[] bytes, int from, long eight) {
    LONGS.set(bytes, from, eight);
  }

  /** The high bit of every byte that is not ASCII. */
  static long notAscii(long eight) {
    return eight & HIGH_BITS;
  }

  /**
   * Not zero where a byte is none that JSON and ASCII have in a text as it is: a quote, a
   * backslash, a control, or not ASCII. The lowest bit is that of the first such byte; bits above
   * it mean nothing.
   */
  static long notPlain(long eight) {
    // With bit 1 turned over, a quote stands just above the controls: one comparison for both.
    long turned = eight ^ QUOTE_BESIDE_CONTROLS;
    long backslashes = eight ^ BACKSLASHES;
    return (((turned - ABOVE_QUOTE) & ~eight) | ((backslashes - LOW_BITS) & ~backslashes) | eight)
        & HIGH_BITS;
  }

  /** How many bytes stand before the first that is marked by its high bit. */
  static int before(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Which of eight bytes belong to the first {@code length}. */
  static long mask(int length) {
    return length >= Long.BYTES ? ALL : (1L << (length * Byte.SIZE)) - 1;
  }

  /** Up to eight bytes from the first on, zeros behind a shorter piece. */
  static long head(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, Long.BYTES);
    if (from + Long.BYTES <= bytes.length) {
      return at(bytes, from) & mask(length);
    }
    long head = 0;
    for (int i = length - 1; i >= 0; i--) {
      head = head << Byte.SIZE | bytes[from + i] & 0xFF;
    }
    return head;
  }
}
