package org.syncline.sync.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.BodyAsText;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.mapping.format.UnreadableBody;
import org.syncline.mapping.format.WholeBody;
import org.syncline.mapping.value.Masked;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;

/**
 * Reads the first records of a file as a format cuts them: to see whether the format is the file's,
 * and as samples that rows of a mapping are suggested from.
 */
public final class SampleFile {
  /** Most records of a sample. */
  public static final int MOST_RECORDS = 200;

  /** Most characters of all records of a sample together. */
  public static final int MOST_CHARACTERS = 1_000_000;

  /** Most values of a record that are told. */
  public static final int MOST_VALUES = 100;

  /** A body is no deeper than a person looks. */
  private static final int DEEPEST = 8;

  private static final int MOST_ITEMS = 3;

  private final FileFolder files;
  private final OpenRecords open;
  private final AuditTrail audit;

  public SampleFile(FileFolder files, OpenRecords open, AuditTrail audit) {
    this.files = files;
    this.open = open;
    this.audit = audit;
  }

  /** What became of a wish. */
  public sealed interface Answer {

    /**
     * The first records.
     *
     * @param more whether others come behind them
     * @param trouble why the file can't be read on behind them, in a sentence; null where it can
     */
    record Sample(
        FormatDefinition format,
        List<SampledRecord> records,
        boolean more,
        @Nullable String trouble)
        implements Answer {
      public Sample {
        records = List.copyOf(records);
      }

      /** Those that are text, each as a message with this record alone would bring it. */
      public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (SampledRecord one : records) {
          String text = one.text();
          if (text != null) {
            texts.add(text);
          }
        }
        return texts;
      }
    }

    record NoSuchFile() implements Answer {}

    /** No file can have this format; a sentence says why. */
    record NoFormatOfFiles(String why) implements Answer {}
  }

  /**
   * A record.
   *
   * @param number in the file, from 1
   * @param text null where it is none in the format's character set
   * @param values masked, in their order, {@value #MOST_VALUES} at most; none where it can't be
   *     read
   * @param trouble why it can't be read, in a sentence; null where it can
   */
  public record SampledRecord(
      long number, @Nullable String text, List<Value> values, @Nullable String trouble) {
    public SampledRecord {
      values = List.copyOf(values);
    }
  }

  /**
   * A value of a record.
   *
   * @param path where it stands: names with dots, items of lists by number
   * @param masked its first character and how many it has; empty where the record says that there
   *     is none
   */
  public record Value(String path, String masked) {}

  /**
   * The first records. Names of members and columns come as they are, so whoever asks has to be one
   * who may see bodies and personal data; it is noted, for the texts come along.
   *
   * @param atMost records, 1 to {@value #MOST_RECORDS}; fewer where these have more than {@value
   *     #MOST_CHARACTERS} characters
   */
  public Answer first(FileName name, FormatDefinition format, int atMost, Actor who) {
    who.require(Permission.CONFIGURE);
    who.require(Permission.READ_MESSAGES);
    who.require(Permission.READ_BODIES);
    who.require(Permission.SEE_PERSONAL_DATA);
    if (atMost < 1 || atMost > MOST_RECORDS) {
      throw new IllegalArgumentException("Ask for 1 to " + MOST_RECORDS + " records.");
    }
    Answer answer = read(name, format, atMost);
    if (answer instanceof Answer.Sample sample) {
      audit.noteAlone(
          AuditTrail.Act.done(
              who.getName(), "file.sample", "file/" + name, "records=" + sample.records().size()));
    }
    return answer;
  }

  private Answer read(FileName name, FormatDefinition format, int atMost) {
    try (SeekableByteChannel file = files.open(name)) {
      RecordStream records;
      try {
        records = open.open(format, file, RecordStream.Position.START);
      } catch (IllegalArgumentException e) {
        return new Answer.NoFormatOfFiles(String.valueOf(e.getMessage()));
      }
      try (records) {
        return sample(records, format, atMost);
      }
    } catch (NoSuchFileException e) {
      return new Answer.NoSuchFile();
    } catch (IOException e) {
      throw new UncheckedIOException("File " + name + " can't be read", e);
    }
  }

  private static Answer.Sample sample(RecordStream records, FormatDefinition format, int atMost)
      throws IOException {
    List<SampledRecord> found = new ArrayList<>();
    WholeBody whole = WholeBody.of(format);
    long characters = 0;
    try {
      RecordStream.FileRecord record;
      while ((record = records.next()) != null) {
        SampledRecord read = read(record, format, whole);
        String text = read.text();
        characters += text == null ? 0 : text.length();
        if (found.size() == atMost || characters > MOST_CHARACTERS) {
          return new Answer.Sample(format, found, true, null);
        }
        found.add(read);
      }
      return new Answer.Sample(format, found, false, null);
    } catch (UnreadableBody e) {
      return new Answer.Sample(format, found, false, String.valueOf(e.getMessage()));
    }
  }

  private static SampledRecord read(
      RecordStream.FileRecord record, FormatDefinition format, WholeBody whole) {
    String text = null;
    try {
      text = BodyAsText.of(record.body(), format);
      List<Value> values = new ArrayList<>();
      tell("", whole.read(record.body()), 0, values);
      return new SampledRecord(record.number(), text, values, null);
    } catch (UnreadableBody e) {
      return new SampledRecord(record.number(), text, List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static void tell(String path, @Nullable Object found, int depth, List<Value> values) {
    if (values.size() >= MOST_VALUES || depth > DEEPEST) {
      return;
    }
    if (found instanceof Map<?, ?> members) {
      members.forEach(
          (name, value) ->
              tell(path.isEmpty() ? name.toString() : path + "." + name, value, depth + 1, values));
    } else if (found instanceof List<?> items) {
      for (int i = 0; i < Math.min(items.size(), MOST_ITEMS); i++) {
        tell(path + "[" + i + "]", items.get(i), depth + 1, values);
      }
    } else {
      values.add(new Value(path, found == null ? "" : Masked.of(found.toString(), false)));
    }
  }
}
