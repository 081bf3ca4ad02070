package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file, each a JSON object (<a href="https://jsonlines.org">JSON Lines</a>, NDJSON).
 * UTF-8; lines end with a line feed, one before them is cut off with other white space; lines of
 * white space alone are skipped. A line that is no JSON is a record that its mapping refuses: where
 * the next one begins is certain all the same.
 */
final class NdjsonStream implements RecordStream {
  private final SeekableByteChannel file;
  private final FileBytes window;
  private Position position;
  private boolean begun;

  NdjsonStream(SeekableByteChannel file, Position start) {
    this.file = file;
    this.window = new FileBytes(file);
    this.position = start;
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    if (!begun) {
      begin();
    }
    if (window.skipWhile(ByteSets.SPACE) < 0) {
      return null;
    }
    long offset = window.offset();
    window.keep();
    window.skipWhile(ByteSets.IN_LINE);
    byte[] line = window.taken();
    window.next();
    position = new Position(position.records() + 1, window.offset());
    return new FileRecord(
        position.records(),
        offset,
        new SourceBody(Arrays.copyOf(line, ByteSets.lengthWithoutSpace(line)), "UTF-8"));
  }

  private void begin() throws IOException, UnreadableBody {
    window.seek(position.offset());
    if (position.offset() == 0) {
      window.skipMark();
    }
    begun = true;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
