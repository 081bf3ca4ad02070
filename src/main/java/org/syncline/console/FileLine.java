package org.syncline.console;

import java.util.List;
import org.syncline.sync.bulk.FileFolder.StoredFile;
import org.syncline.sync.bulk.Runs;

/**
 * A file as a line of a table.
 *
 * @param readings which flows have read one of its name, and when last
 */
public record FileLine(StoredFile file, List<Runs.Reading> readings) {
  public FileLine {
    readings = List.copyOf(readings);
  }

  public String name() {
    return file.name().value();
  }
}
