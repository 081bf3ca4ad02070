package org.syncline.canary;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Looks for thousands of canaries in gigabytes at once: by their first eight bytes, and then by the
 * rest. Upper and lower case of ASCII are one.
 */
final class Needles {
  private static final int HEAD = 8;
  private static final int SIEVE_BITS = 22;
  private static final int CHUNK = 1 << 20;

  private record Needle(Canary canary, byte[] form) {}

  private final Map<Long, List<Needle>> byHead = new HashMap<>();
  private final BitSet sieve = new BitSet(1 << SIEVE_BITS);
  private int longest = HEAD;

  Needles(Collection<Canary> canaries) {
    canaries.forEach(canary -> canary.forms().forEach(form -> add(canary, form)));
  }

  private void add(Canary canary, byte[] form) {
    byte[] folded = form.clone();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded(folded[i]);
    }
    long head = 0;
    for (int i = 0; i < HEAD; i++) {
      head = head << 8 | folded[i] & 0xff;
    }
    byHead.computeIfAbsent(head, none -> new ArrayList<>()).add(new Needle(canary, folded));
    sieve.set(slot(head));
    longest = Math.max(longest, folded.length);
  }

  /**
   * Reads to the end.
   *
   * @param found is told the canary and the number of its first byte, once for each place
   * @return bytes read
   */
  long search(InputStream in, BiConsumer<Canary, Long> found) throws IOException {
    byte[] buffer = new byte[CHUNK + longest];
    long before = 0;
    int kept = 0;
    while (true) {
      int read = in.readNBytes(buffer, kept, buffer.length - kept);
      int length = kept + read;
      boolean last = length < buffer.length;
      // What begins in the last bytes may end in the next chunk.
      int begins = last ? length : length - longest;
      searchChunk(buffer, length, begins, before, found);
      before += begins;
      if (last) {
        return before;
      }
      kept = length - begins;
      System.arraycopy(buffer, begins, buffer, 0, kept);
    }
  }

  private void searchChunk(
      byte[] buffer, int length, int begins, long before, BiConsumer<Canary, Long> found) {
    long window = 0;
    for (int i = 0; i < length; i++) {
      window = window << 8 | folded(buffer[i]) & 0xff;
      int start = i - HEAD + 1;
      if (start >= begins) {
        return;
      }
      if (start >= 0 && sieve.get(slot(window))) {
        for (Needle needle : byHead.getOrDefault(window, List.of())) {
          if (standsAt(buffer, start, length, needle.form())) {
            found.accept(needle.canary(), before + start);
          }
        }
      }
    }
  }

  private static boolean standsAt(byte[] buffer, int start, int length, byte[] form) {
    if (start + form.length > length) {
      return false;
    }
    for (int i = HEAD; i < form.length; i++) {
      if (folded(buffer[start + i]) != form[i]) {
        return false;
      }
    }
    return true;
  }

  private static int slot(long head) {
    return (int) (head * 0x9E3779B97F4A7C15L >>> 64 - SIEVE_BITS);
  }

  private static byte folded(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 'a' - 'A') : b;
  }
}
