package org.syncline.mapping.format;

import java.util.Arrays;

/** Bytes that are written often, put down eight at once. */
final class Lead {
  private final int length;
  private final long[] eights;

  Lead(byte[] bytes) {
    length = bytes.length;
    eights = new long[(length + Long.BYTES - 1) / Long.BYTES];
    byte[] padded = Arrays.copyOf(bytes, eights.length * Long.BYTES);
    for (int i = 0; i < eights.length; i++) {
      eights[i] = EightBytes.at(padded, i * Long.BYTES);
    }
  }

  /** How much room {@link #put} needs. */
  int room() {
    return eights.length * Long.BYTES;
  }

  /** Puts them down, and what comes may up to {@link #room} be anything; gives the index behind. */
  int put(byte[] to, int from) {
    int at = from;
    for (long eight : eights) {
      EightBytes.put(to, at, eight);
      at += Long.BYTES;
    }
    return from + length;
  }
}
