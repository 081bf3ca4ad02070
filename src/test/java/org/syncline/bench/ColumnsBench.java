package org.syncline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.SourceReader;
import org.syncline.mapping.format.UnreadableBody;

/**
 * How many megabytes of a file a second of CPU cuts into records, and cuts and reads: CSV of 20
 * columns in three charsets, a fifth of the values in quotes, and records of a host. Beside them
 * the least that can be done: reading the file and splitting each line of it at its separators,
 * without a thought for quotes.
 *
 * <p>Takes the best of several rounds. {@code mvn verify -Pbench -Dbench=columns}
 */
public final class ColumnsBench {
  private static final double LEAST_MEGABYTES = 150;
  private static final int ROUNDS = 8;
  private static final int COLUMNS = 20;
  private static final int RECORDS = 200_000;

  private interface Subject {
    long run(Path file) throws IOException, UnreadableBody;
  }

  private ColumnsBench() {}

  public static void main(String[] args) throws IOException, UnreadableBody {
    Path folder = Files.createTempDirectory("columns");
    Map<String, Double> best = new LinkedHashMap<>();
    for (String charset : new String[] {"UTF-8", "GB18030", "UTF-16LE"}) {
      Path file = folder.resolve(charset + ".csv");
      Files.write(file, csv(Charset.forName(charset)));
      FormatDefinition format = format("{\"kind\": \"csv\", \"charset\": \"" + charset + "\"}");
      measure(best, "CSV in " + charset + ", records", file, f -> records(format, f));
      measure(best, "CSV in " + charset + ", records and 10 values", file, f -> values(format, f));
      if (charset.equals("UTF-8")) {
        measure(best, "CSV in UTF-8, lines split", file, ColumnsBench::split);
      }
      Files.delete(file);
    }
    Path file = folder.resolve("host");
    Files.write(file, host());
    FormatDefinition format = format(layout());
    measure(best, "host records", file, f -> records(format, f));
    measure(best, "host records and 10 values", file, f -> values(format, f));
    Files.delete(file);
    Files.delete(folder);
    Report report = new Report();
    double peer = best.getOrDefault("CSV in UTF-8, lines split", 1.0);
    for (Map.Entry<String, Double> subject : best.entrySet()) {
      report.result(
          subject.getKey(),
          subject.getValue(),
          "MB per CPU second",
          subject.getValue() / peer,
          "CSV in UTF-8, lines split");
    }
    report.bound(
        "CSV in UTF-8, records", best.getOrDefault("CSV in UTF-8, records", 0.0), LEAST_MEGABYTES);
    report.write("columns");
  }

  private static void measure(Map<String, Double> best, String name, Path file, Subject subject)
      throws IOException, UnreadableBody {
    double megabytes = Files.size(file) / 1e6;
    for (int round = 0; round < ROUNDS; round++) {
      var threads = ManagementFactory.getThreadMXBean();
      long start = threads.getCurrentThreadCpuTime();
      if (subject.run(file) == 0) {
        throw new AssertionError("nothing was read");
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      best.merge(name, megabytes / seconds, Math::max);
    }
  }

  private static long records(FormatDefinition format, Path file)
      throws IOException, UnreadableBody {
    long records = 0;
    try (RecordStream stream = open(format, file)) {
      while (stream.next() != null) {
        records++;
      }
    }
    return wanted(records);
  }

  private static long values(FormatDefinition format, Path file)
      throws IOException, UnreadableBody {
    SourceReader.Builder builder = SourceReader.builder(format);
    for (int i = 0; i < COLUMNS; i += 2) {
      builder.slot("c" + i);
    }
    SourceReader reader = builder.build();
    Object[] slots = new Object[COLUMNS / 2];
    long records = 0;
    try (RecordStream stream = open(format, file)) {
      RecordStream.FileRecord record;
      while ((record = stream.next()) != null) {
        reader.read(record.body(), slots);
        records += slots[0] == null ? 0 : 1;
      }
    }
    return wanted(records);
  }

  private static long wanted(long records) {
    if (records != RECORDS) {
      throw new AssertionError(records + " records instead of " + RECORDS);
    }
    return records;
  }

  private static RecordStream open(FormatDefinition format, Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    return RecordStream.open(format, channel, RecordStream.Position.START);
  }

  private static long split(Path file) throws IOException {
    long cells = 0;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line;
      while ((line = lines.readLine()) != null) {
        Map<Integer, String> values = new HashMap<>();
        int start = 0;
        int end;
        while ((end = line.indexOf(',', start)) >= 0) {
          if (values.size() < COLUMNS / 2) {
            values.put(values.size(), line.substring(start, end));
          }
          start = end + 1;
        }
        cells += values.size();
      }
    }
    return cells;
  }

  private static FormatDefinition format(String document) {
    return FormatDefinition.parse(document.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] csv(Charset charset) {
    Random random = new Random(20_261_126);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      text.append(i == 0 ? "" : ",").append('c').append(i);
    }
    text.append("\r\n");
    for (int record = 0; record < RECORDS; record++) {
      for (int i = 0; i < COLUMNS; i++) {
        text.append(i == 0 ? "" : ",").append(value(i, record, random));
      }
      text.append("\r\n");
    }
    return text.toString().getBytes(charset);
  }

  private static String value(int column, int record, Random random) {
    return switch (column % 5) {
      case 0 -> "K-" + (100_000 + record);
      case 1 -> "\u674e\u660e Schr\u00f6der";
      case 2 -> "\"Invalidenstra\u00dfe " + random.nextInt(200) + ", \"\"Hof\"\"\"";
      case 3 -> "2026-11-" + (10 + random.nextInt(20));
      default -> String.valueOf(random.nextInt(1_000_000));
    };
  }

  private static String layout() {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      String type = new String[] {"text", "zoned", "packed", "binary", "text"}[i % 5];
      columns
          .append(i == 0 ? "" : ",")
          .append("{\"name\": \"c")
          .append(i)
          .append("\", \"start\": ")
          .append(8 * i + 1)
          .append(", \"length\": 8, \"type\": \"")
          .append(type)
          .append("\"}");
    }
    return "{\"kind\": \"fixed-width\", \"unit\": \"bytes\", \"charset\": \"IBM273\", \"length\": "
        + 8 * COLUMNS
        + ", \"columns\": ["
        + columns
        + "]}";
  }

  private static byte[] host() {
    byte[] record = new byte[8 * COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      byte[] column =
          switch (i % 5) {
            case 1 -> "00012345".getBytes(Charset.forName("IBM273"));
            case 2 -> new byte[] {0, 0, 0, 0, 0x12, 0x34, 0x56, 0x7D};
            case 3 -> new byte[] {0, 0, 0, 0, 1, 2, 3, 4};
            default -> "M\u00fcller  ".getBytes(Charset.forName("IBM273"));
          };
      System.arraycopy(column, 0, record, 8 * i, 8);
    }
    byte[] file = new byte[record.length * RECORDS];
    for (int i = 0; i < RECORDS; i++) {
      System.arraycopy(record, 0, file, i * record.length, record.length);
    }
    return file;
  }
}
