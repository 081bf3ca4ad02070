package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of the mapped members of one object, found as bytes of UTF-8. A name that JSON can only
 * write with an escape is never found: who meets an escape in a name has to decode it.
 */
final class JsonNames {
  static final int NONE = -1;

  /** What no byte of UTF-8 begins with. */
  private static final long NEVER = 0xFF;

  /** First eight bytes of each name, zeros behind a shorter one. */
  private final long[] heads;

  /** The same with the closing quote, and which of the eight bytes count. */
  private final long[] quotedHeads;

  private final long[] masks;
  private final byte[] @Nullable [] quoted;

  /** Numbers of names by hash, {@link #NONE} where there is none. */
  private final int[] table;

  JsonNames(String[] names) {
    heads = new long[names.length];
    quotedHeads = new long[names.length];
    masks = new long[names.length];
    quoted = new byte[names.length][];
    table = new int[Math.max(2, Integer.highestOneBit(names.length) * 4)];
    Arrays.fill(table, NONE);
    for (int number = 0; number < names.length; number++) {
      byte[] bytes = (names[number] + '"').getBytes(StandardCharsets.UTF_8);
      quotedHeads[number] = NEVER;
      masks[number] = EightBytes.ALL;
      if (isWrittenAsItIs(names[number])) {
        int length = bytes.length - 1;
        quoted[number] = bytes;
        heads[number] = EightBytes.head(bytes, 0, length);
        masks[number] = EightBytes.mask(bytes.length);
        quotedHeads[number] = EightBytes.head(bytes, 0, bytes.length);
        enter(number, length);
      }
    }
  }

  private static boolean isWrittenAsItIs(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < 0x100 && !ByteSets.PLAIN_IN_JSON[c]) {
        return false;
      }
    }
    return !BodyText.hasLoneSurrogate(name);
  }

  private void enter(int number, int length) {
    int at = hash(heads[number], length);
    while (table[at] != NONE) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = number;
  }

  private int hash(long head, int length) {
    long hash = (head + length) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 33) & (table.length - 1);
  }

  /**
   * Whether one certain name comes next.
   *
   * @param from behind its opening quote
   * @return the index behind its closing quote, or {@link #NONE}
   */
  int behind(int number, byte[] bytes, int from) {
    if (number >= heads.length || from + Long.BYTES > bytes.length) {
      return NONE;
    }
    if ((EightBytes.at(bytes, from) & masks[number]) != quotedHeads[number]) {
      return NONE;
    }
    byte[] name = quoted[number];
    if (name == null) {
      return NONE;
    }
    int to = from + name.length;
    return name.length <= Long.BYTES || isRest(name, bytes, from, to) ? to : NONE;
  }

  private static boolean isRest(byte[] name, byte[] bytes, int from, int to) {
    return to <= bytes.length
        && Arrays.equals(name, Long.BYTES, name.length, bytes, from + Long.BYTES, to);
  }

  /**
   * The number of a name without escapes, or {@link #NONE}.
   *
   * @param head its {@link EightBytes#head}
   */
  int find(long head, byte[] bytes, int from, int to) {
    int at = hash(head, to - from);
    int number;
    while ((number = table[at]) != NONE) {
      byte[] name = quoted[number];
      if (heads[number] == head
          && name != null
          && Arrays.equals(name, 0, name.length - 1, bytes, from, to)) {
        return number;
      }
      at = (at + 1) & (table.length - 1);
    }
    return NONE;
  }
}
