package org.syncline.mapping.value;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text of a JSON body as it stands there, for targets that copy it: UTF-8 between quotes, without
 * escapes, of characters below U+0300 alone. It holds on to the body. Immutable.
 */
public final class RawText {
  private final byte[] bytes;
  private final int from;
  private final int to;

  /**
   * A piece of a body.
   *
   * @param from index of the opening quote
   * @param to behind the closing quote
   */
  public RawText(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** A text that is the same in JSON, or null where one needs escapes or is not plain. */
  public static @Nullable RawText of(String text) {
    boolean same = text.chars().allMatch(c -> c >= ' ' && c < 0x300 && c != '"' && c != '\\');
    if (!same) {
      return null;
    }
    byte[] quoted = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
    return new RawText(quoted, 0, quoted.length);
  }

  /** The same of chars, of which all have to be ASCII. */
  public static @Nullable RawText of(char[] chars, int from, int length) {
    byte[] quoted = new byte[length + 2];
    quoted[0] = '"';
    for (int i = 0; i < length; i++) {
      char c = chars[from + i];
      if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
        return null;
      }
      quoted[i + 1] = (byte) c;
    }
    quoted[length + 1] = '"';
    return new RawText(quoted, 0, quoted.length);
  }

  public boolean isEmpty() {
    return to - from == 2;
  }

  /** Bytes with both quotes; there are at least two more than characters. */
  public int length() {
    return to - from;
  }

  /** Puts the bytes with both quotes into an array that has room; gives the index behind them. */
  public int copy(byte[] into, int at) {
    int length = to - from;
    System.arraycopy(bytes, from, into, at, length);
    return at + length;
  }

  /** The text without its quotes. */
  @Override
  public String toString() {
    return new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }
}
