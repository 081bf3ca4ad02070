package org.syncline.sync.bulk;

import java.nio.channels.SeekableByteChannel;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;

/** Opens the records of a file in a format, from a place on. */
@FunctionalInterface
public interface OpenRecords {

  /**
   * The records; closing them closes the file.
   *
   * @throws IllegalArgumentException with a sentence for a format that no file can have
   */
  RecordStream open(FormatDefinition format, SeekableByteChannel file, RecordStream.Position from);
}
