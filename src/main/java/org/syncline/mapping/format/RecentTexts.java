package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short texts of one place that came before: codes and flags are made once and not for every body.
 * A place with ever new texts is soon left as it is. Shared between threads; entries are immutable,
 * so that a race costs at most a text more.
 */
final class RecentTexts {
  /** Longest text in bytes. */
  static final int LONGEST = Long.BYTES;

  private static final int PLACES = 16;
  private static final int PLACE_BITS = 4;
  private static final int MOST_REPLACED = 1_000;

  private final @Nullable Entry[] entries = new Entry[PLACES];
  private int replaced;

  /** A text; zeros behind its bytes tell where it ends, for no text of JSON has one in it. */
  private record Entry(long head, String text) {}

  /** The text of ASCII bytes without escapes, at most {@link #LONGEST} of them. */
  String of(byte[] bytes, int from, int to) {
    long head = EightBytes.head(bytes, from, to);
    String known = known(head);
    return known == null
        ? kept(head, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
        : known;
  }

  /** The text of chars; null where there are too many, or others than ASCII without zeros. */
  @Nullable String of(char[] chars, int from, int length) {
    if (length > LONGEST) {
      return null;
    }
    long head = 0;
    for (int i = from + length - 1; i >= from; i--) {
      if (chars[i] == 0 || chars[i] >= 0x80) {
        return null;
      }
      head = head << Byte.SIZE | chars[i];
    }
    String known = known(head);
    return known == null ? kept(head, new String(chars, from, length)) : known;
  }

  private static int place(long head) {
    return (int) (head * 0x9E3779B97F4A7C15L >>> (Long.SIZE - PLACE_BITS));
  }

  private @Nullable String known(long head) {
    Entry entry = entries[place(head)];
    return entry != null && entry.head == head ? entry.text : null;
  }

  private String kept(long head, String text) {
    int place = place(head);
    boolean free = entries[place] == null;
    if (free || replaced < MOST_REPLACED) {
      entries[place] = new Entry(head, text);
      replaced += free ? 0 : 1;
    }
    return text;
  }
}
