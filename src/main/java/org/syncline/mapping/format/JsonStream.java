package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Records of a JSON file: the items of a list at the top, or of the list that the format's {@code
 * records} leads to, or objects one after the other. UTF-8. The body of a record is its bytes as
 * they are.
 *
 * <p>An item that is no object, or holds a name twice or bytes that are no UTF-8, is a record that
 * its mapping refuses. What breaks the grammar of JSON ends the stream.
 */
final class JsonStream implements RecordStream {
  private enum Where {
    NOWHERE_YET,
    FIRST_OF_LIST,
    IN_LIST,
    BETWEEN_OBJECTS,
    AT_THE_END
  }

  private final SeekableByteChannel file;
  private final FileBytes window;
  private final JsonScanner scanner;
  private final JsonListPath path;
  private Where where = Where.NOWHERE_YET;
  private Position position;

  JsonStream(FormatDefinition.Json format, SeekableByteChannel file, Position start) {
    this.file = file;
    this.window = new FileBytes(file);
    this.scanner = new JsonScanner(window);
    this.path = new JsonListPath(format.records(), window, scanner);
    this.position = start;
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    if (where == Where.NOWHERE_YET) {
      begin();
    }
    return switch (where) {
      case FIRST_OF_LIST, IN_LIST -> item();
      case BETWEEN_OBJECTS -> object();
      default -> null;
    };
  }

  private void begin() throws IOException, UnreadableBody {
    window.seek(0);
    window.skipMark();
    int first = scanner.significant();
    boolean again = position.records() > 0;
    if (first < 0) {
      throw UnreadableBody.empty("The file is empty: send a list of records, [ ] for none.");
    }
    if (path.leadsDown()) {
      where = Where.FIRST_OF_LIST;
      if (!again) {
        path.enter();
      }
    } else if (first == '[') {
      where = Where.FIRST_OF_LIST;
      window.next();
    } else if (first == '{') {
      where = Where.BETWEEN_OBJECTS;
    } else {
      throw UnreadableBody.unreadable(
          "The file is no JSON of records: it has to begin with [ or {, a list of objects or one"
              + " object after the other.");
    }
    if (again) {
      window.seek(position.offset());
      where = where == Where.FIRST_OF_LIST ? Where.IN_LIST : where;
    }
  }

  private @Nullable FileRecord object() throws IOException, UnreadableBody {
    int first = scanner.significant();
    if (first < 0) {
      where = Where.AT_THE_END;
      return null;
    }
    if (first != '{') {
      throw scanner.malformed();
    }
    return record();
  }

  private @Nullable FileRecord item() throws IOException, UnreadableBody {
    int next = scanner.significant();
    if (next == ']') {
      window.next();
      path.leave();
      where = Where.AT_THE_END;
      return null;
    }
    if (where == Where.IN_LIST) {
      scanner.expect(',');
      scanner.significant();
    }
    where = Where.IN_LIST;
    return record();
  }

  private FileRecord record() throws IOException, UnreadableBody {
    long offset = window.offset();
    window.keep();
    scanner.value();
    SourceBody body = new SourceBody(window.taken(), "UTF-8");
    position = new Position(position.records() + 1, window.offset());
    return new FileRecord(position.records(), offset, body);
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
