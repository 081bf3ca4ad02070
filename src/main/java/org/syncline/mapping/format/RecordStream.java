package org.syncline.mapping.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one after the other, each as the body that a message with this record
 * alone would have. Memory grows with the longest record, never with the file. For one thread.
 */
public interface RecordStream extends Closeable {

  /**
   * The next record, or null at the end.
   *
   * @throws UnreadableBody if the file can't be read on from here, which it says again whenever it
   *     is asked; a record that is wrong in itself is given as it is, so that the mapping says what
   *     is wrong with it
   */
  @Nullable FileRecord next() throws IOException, UnreadableBody;

  /**
   * Behind the record that was given last, or where the stream was opened: where to go on after a
   * restart.
   */
  Position position();

  /**
   * The records of a file from a position on.
   *
   * @param file is read from, moved and at last closed by the stream alone
   * @param start a {@link #position} that a stream over the same file in the same format gave
   * @throws IllegalArgumentException with a sentence where files have no such format
   */
  static RecordStream open(
      FormatDefinition format, SeekableByteChannel file, RecordStream.Position start) {
    if (format instanceof FormatDefinition.Json json) {
      return new UntilFault(new JsonStream(json, file, start));
    }
    if (format instanceof FormatDefinition.Ndjson) {
      return new UntilFault(new NdjsonStream(file, start));
    }
    if (format instanceof FormatDefinition.Xml xml) {
      return new UntilFault(new XmlStream(xml, file, start));
    }
    if (format instanceof FormatDefinition.Csv csv) {
      return new CsvRecordStream(csv, file, start);
    }
    if (format instanceof FormatDefinition.FixedWidth columns) {
      return new FixedWidthRecordStream(columns, file, start);
    }
    throw new IllegalArgumentException("Files are not read as '" + format.kind() + "'.");
  }

  /**
   * The records of a file in memory.
   *
   * @throws IllegalArgumentException with a sentence where files have no such format
   */
  static RecordStream of(FormatDefinition format, byte[] file) {
    return open(format, new BytesChannel(file), Position.START);
  }

  /**
   * One record.
   *
   * @param number from 1
   * @param offset of its first byte in the file; of XML how far the file was read when the record
   *     began, which is up to 128 KiB behind that byte
   */
  record FileRecord(long number, long offset, SourceBody body) {}

  /**
   * A place between two records.
   *
   * @param records how many come before it
   * @param offset of the byte behind them; of XML how far the file was read, good for telling
   *     progress, while the place itself is found by counting the records again
   */
  record Position(long records, long offset) {
    public static final Position START = new Position(0, 0);
  }
}
