package org.syncline.mapping.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records up to the first fault of the file, which is all that is told from then on. */
final class UntilFault implements RecordStream {
  private final RecordStream records;
  private @Nullable UnreadableBody fault;

  UntilFault(RecordStream records) {
    this.records = records;
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    if (fault != null) {
      throw fault;
    }
    try {
      return records.next();
    } catch (UnreadableBody e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public Position position() {
    return records.position();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
