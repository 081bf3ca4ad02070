package org.syncline.mapping.format;

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

  /** Two quotes and a colon. */
  private static final int AROUND = 3;

  /** First eight bytes of each name, zeros behind a shorter one. */
  private final long[] heads;

  /** Each name in quotes and with a colon, as it mostly stands; null for what is never found. */
  private final byte[] @Nullable [] written;

  /** First eight bytes of that, and which of them count. */
  private final long[] writtenHeads;

  private final long[] masks;

  /** Numbers of names by hash, {@link #NONE} where there is none. */
  private final int[] table;

  JsonNames(String[] names) {
    heads = new long[names.length];
    written = new byte[names.length][];
    writtenHeads = new long[names.length];
    masks = new long[names.length];
    table = new int[Math.max(2, Integer.highestOneBit(names.length) * 4)];
    Arrays.fill(table, NONE);
    for (int number = 0; number < names.length; number++) {
      writtenHeads[number] = NEVER;
      masks[number] = EightBytes.ALL;
      if (isWrittenAsItIs(names[number])) {
        byte[] bytes = Utf8Output.utf8('"' + names[number] + "\":");
        written[number] = bytes;
        heads[number] = EightBytes.head(bytes, 1, bytes.length - AROUND + 1);
        writtenHeads[number] = EightBytes.head(bytes, 0, bytes.length);
        masks[number] = EightBytes.mask(bytes.length);
        enter(number, bytes.length - AROUND);
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
   * Whether one certain name comes next, in quotes and with a colon, without white space.
   *
   * @return the index behind its colon, or {@link #NONE}
   */
  int behind(int number, byte[] bytes, int from) {
    if (number >= heads.length
        || from + Long.BYTES > bytes.length
        || (EightBytes.at(bytes, from) & masks[number]) != writtenHeads[number]) {
      return NONE;
    }
    byte[] name = written[number];
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
      byte[] name = written[number];
      if (heads[number] == head
          && name != null
          && name.length - AROUND == to - from
          && (to - from <= Long.BYTES
              || Arrays.equals(name, 1, name.length - AROUND + 1, bytes, from, to))) {
        return number;
      }
      at = (at + 1) & (table.length - 1);
    }
    return NONE;
  }
}
