package org.syncline.connector.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What receipts of several writes hold, kept in memory so that the next look-up reads only new
 * ones. A receipt's name is a hash of its keys, so what it holds never changes.
 */
final class ReceiptKeys {
  /** 8 MB of keys. */
  private static final int MOST_KEYS = 1_000_000;

  private static final int HEX = 16;

  private final Map<String, long[]> kept = new LinkedHashMap<>();
  private int keys;

  /** Whether the receipt may be of the write; where not, surely not. */
  boolean mayHold(String receipt, String key, PublishFile publish)
      throws IOException, InterruptedException {
    long[] beginnings = known(receipt);
    if (beginnings == null) {
      Receipt read = publish.read(receipt);
      if (read == null) {
        return false;
      }
      beginnings = read.keys().stream().mapToLong(ReceiptKeys::beginning).sorted().toArray();
      keep(receipt, beginnings);
    }
    return Arrays.binarySearch(beginnings, beginning(key)) >= 0;
  }

  private static long beginning(String key) {
    return key.length() < HEX ? 0 : Long.parseUnsignedLong(key.substring(0, HEX), 16);
  }

  private synchronized long @Nullable [] known(String receipt) {
    return kept.get(receipt);
  }

  private synchronized void keep(String receipt, long[] beginnings) {
    if (kept.putIfAbsent(receipt, beginnings) == null) {
      keys += beginnings.length;
    }
    Iterator<long[]> eldest = kept.values().iterator();
    while (keys > MOST_KEYS) {
      keys -= eldest.next().length;
      eldest.remove();
    }
  }
}
