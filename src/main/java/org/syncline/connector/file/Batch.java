package org.syncline.connector.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Sha256;

/**
 * What goes into one file.
 *
 * @param stem names it in the hub's own folder: a hash of the keys of all its writes
 * @param keys hashes of them, in their order
 */
record Batch(String name, String stem, List<String> keys, byte[] bytes) {
  private static final int DIGITS = 32;

  Batch {
    keys = List.copyOf(keys);
    bytes = bytes.clone();
  }

  /** The one under which the hub's own folder knows a write: any text may be a key. */
  static String keyOf(Write write) {
    return hash(write.idempotencyKey());
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, DIGITS);
  }

  /** Of writes of one operation whose bodies have the same head. */
  static Batch of(FileObject object, List<Write> writes) {
    List<String> keys = writes.stream().map(Batch::keyOf).toList();
    String stem = keys.size() == 1 ? keys.get(0) : hash(String.join("\n", keys));
    Operation operation = writes.get(0).operation();
    FileObject.Notice notice =
        operation == Operation.ARCHIVE
            ? object.archive()
            : operation == Operation.DELETE ? object.delete() : null;
    Map<String, String> all =
        Map.of(NameTemplate.KEY, stem, NameTemplate.COUNT, Integer.toString(keys.size()));
    NameTemplate name = notice == null ? object.name() : notice.name();
    List<byte[]> bodies = new ArrayList<>();
    for (Write write : writes) {
      bodies.add(
          notice == null
              ? write.body()
              : notice.content().fill(values(write)).getBytes(StandardCharsets.UTF_8));
    }
    Joining joining = notice == null ? object.joining() : new Joining.Plain();
    return new Batch(
        name.fill(object.together() == 1 ? values(writes.get(0)) : all),
        stem,
        keys,
        joining.join(bodies));
  }

  private static Map<String, String> values(Write write) {
    return Map.of(
        NameTemplate.RECORD,
        Long.toString(write.record()),
        NameTemplate.VERSION,
        Integer.toString(write.version()),
        NameTemplate.KEY,
        keyOf(write));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** No content: it may be personal. */
  @Override
  public String toString() {
    return "Batch[" + name + "]";
  }
}
