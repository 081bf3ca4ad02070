package org.syncline.mapping.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/**
 * Records of a JSON file: the items of a list at the top, or of the list that the format's {@code
 * records} leads to, or objects one after the other. UTF-8. The body of a record is its bytes as
 * they are.
 *
 * <p>An item that is no object, or holds a name twice or bytes that are no UTF-8, is a record that
 * its mapping refuses. What breaks the grammar of JSON ends the stream.
 */
final class JsonStream implements RecordStream {
  private static final JsonFactory NAMES =
      HardenedJson.within(new HardenedJson.Bounds(1, FileBytes.LONGEST_RECORD, 1, 1));

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
  private final List<String> path;
  private Where where = Where.NOWHERE_YET;
  private Position position;

  JsonStream(FormatDefinition.Json format, SeekableByteChannel file, Position start) {
    this.file = file;
    this.window = new FileBytes(file);
    this.scanner = new JsonScanner(window);
    this.path = format.records() == null ? List.of() : JsonPath.names(format.records());
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
    if (!path.isEmpty()) {
      where = Where.FIRST_OF_LIST;
      if (!again) {
        findList();
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
      leaveList();
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

  /** From the beginning of the file into the list that the path leads to. */
  private void findList() throws IOException, UnreadableBody {
    for (int level = 0; level < path.size(); level++) {
      if (scanner.significant() != '{') {
        throw noList();
      }
      window.next();
      if (!findMember(path.get(level), true)) {
        throw noList();
      }
    }
    if (scanner.significant() != '[') {
      throw noList();
    }
    window.next();
  }

  /** From behind the list to the end of the file. */
  private void leaveList() throws IOException, UnreadableBody {
    for (int level = path.size() - 1; level >= 0; level--) {
      if (findMember(path.get(level), false)) {
        throw UnreadableBody.unreadable(
            "The name '"
                + path.get(level)
                + "' of the path '"
                + String.join(".", path)
                + "' stands twice"
                + window.place(window.offset())
                + ": which list is meant can't be told.");
      }
    }
    if (scanner.significant() >= 0) {
      throw UnreadableBody.unreadable(
          "More follows behind the end of the JSON"
              + window.place(window.offset())
              + ": send one list a file.");
    }
  }

  /**
   * Goes to the value of a member of the object that is open here, or behind the object if it has
   * none.
   *
   * @param first whether no member of the object was read yet
   */
  private boolean findMember(String name, boolean first) throws IOException, UnreadableBody {
    boolean comma = !first;
    while (scanner.significant() != '}') {
      if (comma) {
        scanner.expect(',');
        scanner.significant();
      }
      comma = true;
      window.keep();
      scanner.expect('"');
      scanner.text();
      boolean found = text(window.taken()).equals(name);
      scanner.expect(':');
      scanner.significant();
      if (found) {
        return true;
      }
      scanner.value();
    }
    window.next();
    return false;
  }

  private static String text(byte[] quoted) throws IOException, UnreadableBody {
    BodyText.refuseMalformedUtf8(quoted, 0);
    try (JsonParser parser = NAMES.createParser(quoted)) {
      return String.valueOf(parser.nextTextValue());
    }
  }

  private UnreadableBody noList() throws IOException {
    return UnreadableBody.unreadable(
        "The file has no list at '"
            + String.join(".", path)
            + "': check the format's 'records'. What stands there begins"
            + window.place(window.offset())
            + ".");
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
