package org.syncline.mapping.format;

/**
 * Checks UTF-8 as RFC 3629 defines it: parsers that decode on the fly let overlong forms and
 * encoded surrogates pass.
 */
final class Utf8 {
  private Utf8() {}

  /** Offset of the first byte that can't be decoded, or -1. */
  static int firstMalformed(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length) {
      if (bytes[i] >= 0) {
        while (i + 8 <= bytes.length && EightBytes.notAscii(EightBytes.at(bytes, i)) == 0) {
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

  /** Bytes of the character that begins here, 0 where none does. */
  static int sequenceLength(byte[] bytes, int i) {
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
