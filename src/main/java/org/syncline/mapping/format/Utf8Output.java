package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ByteSets of a body that is being written, UTF-8. Grows; for one thread. */
class Utf8Output {
  /** Most bytes that {@link #character} writes. */
  private static final int LONGEST_CHARACTER = 4;

  byte[] bytes;
  int size;

  Utf8Output(int expected) {
    this(new byte[expected]);
  }

  /** Writes into an array that belongs to it from now on. */
  Utf8Output(byte[] room) {
    bytes = room;
  }

  final void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }

  final void raw(byte[] piece) {
    ensure(piece.length);
    System.arraycopy(piece, 0, bytes, size, piece.length);
    size += piece.length;
  }

  final void raw(Utf8Output other) {
    ensure(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  /** Letters, digits and signs of ASCII. */
  final void ascii(String text) {
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  final void ascii(char c) {
    ensure(1);
    bytes[size++] = (byte) c;
  }

  /** A code point that is no surrogate. */
  final void character(int c) {
    ensure(LONGEST_CHARACTER);
    size = put(c, bytes, size);
  }

  /** Puts a code point into an array that has room for it; gives the index behind it. */
  static int put(int c, byte[] to, int from) {
    int at = from;
    if (c < 0x80) {
      to[at++] = (byte) c;
    } else if (c < 0x800) {
      to[at++] = (byte) (0xC0 | (c >> 6));
      to[at++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      to[at++] = (byte) (0xE0 | (c >> 12));
      to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      to[at++] = (byte) (0x80 | (c & 0x3F));
    } else {
      to[at++] = (byte) (0xF0 | (c >> 18));
      to[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      to[at++] = (byte) (0x80 | (c & 0x3F));
    }
    return at;
  }

  /** What was written so far; what is not wanted after all is cut off by a smaller size. */
  final byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public final String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
