package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Short forms for tests; documents are written with single quotes. */
final class Formats {
  static final long SEED = Long.getLong("seed", 20_261_126L);

  private Formats() {}

  static FormatDefinition format(String document) {
    return FormatDefinition.parse(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Random seeded() {
    System.out.println("seed " + SEED + ", again with -Dseed=" + SEED);
    return new Random(SEED);
  }

  /** What a reader of the format finds in a body. */
  static @Nullable Object[] read(FormatDefinition format, SourceBody body, String... paths)
      throws UnreadableBody {
    SourceReader.Builder builder = SourceReader.builder(format);
    for (String path : paths) {
      builder.slot(path);
    }
    @Nullable Object[] slots = new Object[paths.length];
    builder.build().read(body, slots);
    return slots;
  }

  static List<RecordStream.FileRecord> records(
      FormatDefinition format, byte[] file, int atOnce, RecordStream.Position from)
      throws IOException, UnreadableBody {
    List<RecordStream.FileRecord> records = new ArrayList<>();
    try (RecordStream stream = RecordStream.open(format, new Bytes(file, atOnce), from)) {
      RecordStream.FileRecord record;
      while ((record = stream.next()) != null) {
        records.add(record);
      }
    }
    return records;
  }

  static List<RecordStream.FileRecord> records(FormatDefinition format, byte[] file)
      throws IOException, UnreadableBody {
    return records(format, file, Integer.MAX_VALUE, RecordStream.Position.START);
  }

  static String text(int[] alphabet, int longest, Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(longest + 1); n > 0; n--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
