package org.syncline.mapping.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 as RFC 3629 defines it: parsers that decode on the fly let overlong forms and
 * encoded surrogates pass.
 */
final class Utf8 {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
  private static final int LEAD_OF_0300 = 0xCC;

  private Utf8() {}

  /** Offset of the first byte that can't be decoded, or -1. */
  static int firstMalformed(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length) {
      if (bytes[i] >= 0) {
        while (i + 8 <= bytes.length && ((long) EIGHT_BYTES.get(bytes, i) & HIGH_BITS) == 0) {
          i += 8;
        }
        while (i < bytes.length && bytes[i] >= 0) {
          i++;
        }
      } else {
        int length = sequenceLength(bytes, i);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return -1;
  }

  /**
   * Whether text in JSON holds no character from U+0300 on: no byte that begins one, and no
   * backslash, which could.
   */
  static boolean isPlain(byte[] bytes) {
    int i = 0;
    while (i + 8 <= bytes.length) {
      long eight = (long) EIGHT_BYTES.get(bytes, i);
      long slashes = eight ^ BACKSLASHES;
      boolean slash = ((slashes - LOW_BITS) & ~slashes & HIGH_BITS) != 0;
      if (slash || ((eight & HIGH_BITS) != 0 && !isPlain(bytes, i, i + 8))) {
        return false;
      }
      i += 8;
    }
    return isPlain(bytes, i, bytes.length);
  }

  private static boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\' || (bytes[i] & 0xFF) >= LEAD_OF_0300) {
        return false;
      }
    }
    return true;
  }

  private static int sequenceLength(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int second = at(bytes, i + 1);
    if (lead >= 0xC2 && lead <= 0xDF) {
      return isContinuation(second) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      boolean overlong = lead == 0xE0 && second < 0xA0;
      boolean surrogate = lead == 0xED && second > 0x9F;
      return isContinuation(second) && !overlong && !surrogate && isContinuation(at(bytes, i + 2))
          ? 3
          : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      boolean overlong = lead == 0xF0 && second < 0x90;
      boolean beyond = lead == 0xF4 && second > 0x8F;
      return isContinuation(second)
              && !overlong
              && !beyond
              && isContinuation(at(bytes, i + 2))
              && isContinuation(at(bytes, i + 3))
          ? 4
          : 0;
    }
    return 0;
  }

  private static int at(byte[] bytes, int i) {
    return i < bytes.length ? bytes[i] & 0xFF : 0;
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }
}
