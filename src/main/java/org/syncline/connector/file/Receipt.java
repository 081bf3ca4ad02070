package org.syncline.connector.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside files that are being finished or were: which writes are in one, and under which
 * name it lay before. While that name is there, the file was not finished.
 *
 * @param part name of the unfinished file in the hub's own folder
 * @param name of the finished one
 * @param keys hashes of the keys of its writes
 */
record Receipt(String part, String name, List<String> keys) {
  /** More is no receipt of the hub. */
  static final int MOST_BYTES = 100_000;

  private static final String BEGINNING = "syncline receipt 1";
  private static final Pattern PART =
      Pattern.compile("[0-9a-f]{32}-[0-9]{1,4}-[0-9a-f]{16}\\.part");

  Receipt {
    keys = List.copyOf(keys);
  }

  byte[] toBytes() {
    return (BEGINNING + "\n" + part + "\n" + name + "\n" + String.join("\n", keys) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Null where it is none that the hub wrote. */
  static @Nullable Receipt read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    List<String> lines = Arrays.asList(text.split("\n", -1));
    boolean whole = lines.size() >= 5 && lines.get(lines.size() - 1).isEmpty();
    if (!whole || !lines.get(0).equals(BEGINNING) || !PART.matcher(lines.get(1)).matches()) {
      return null;
    }
    return new Receipt(lines.get(1), lines.get(2), lines.subList(3, lines.size() - 1));
  }
}
