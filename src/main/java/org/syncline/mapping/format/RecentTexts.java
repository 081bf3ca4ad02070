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
    int place = (int) (head * 0x9E3779B97F4A7C15L >>> (Long.SIZE - PLACE_BITS));
    Entry known = entries[place];
    if (known != null && known.head == head) {
      return known.text;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    if (known == null || replaced < MOST_REPLACED) {
      entries[place] = new Entry(head, text);
      replaced += known == null ? 0 : 1;
    }
    return text;
  }
}
