package org.syncline.mapping.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one after the other, each as the body that a message with this record
 * alone would have. Memory grows with the longest record, never with the file. For one thread.
 */
public interface RecordStream extends Closeable {

  /**
   * The next record, or null at the end.
   *
   * @throws UnreadableBody if the file can't be read on from here; a record that is wrong in itself
   *     is given as it is, so that the mapping says what is wrong with it
   */
  @Nullable FileRecord next() throws IOException, UnreadableBody;

  /** Behind the record that was given last: where to go on after a restart. */
  Position position();

  /**
   * One record.
   *
   * @param number from 1
   * @param offset of its first byte in the file
   */
  record FileRecord(long number, long offset, SourceBody body) {}

  /**
   * A place between two records.
   *
   * @param records how many come before it
   * @param offset of the byte behind them
   */
  record Position(long records, long offset) {
    public static final Position START = new Position(0, 0);
  }
}
