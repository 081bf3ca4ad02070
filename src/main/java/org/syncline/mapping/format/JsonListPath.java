package org.syncline.mapping.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/** The way to the list of records in a JSON file, and from it to the end of the file. */
final class JsonListPath {
  private static final JsonFactory JSON =
      HardenedJson.within(new HardenedJson.Bounds(1, FileBytes.LONGEST_RECORD, 1, 1));

  private final List<String> names;
  private final FileBytes window;
  private final JsonScanner scanner;

  JsonListPath(@Nullable String path, FileBytes window, JsonScanner scanner) {
    this.names = path == null ? List.of() : JsonPath.names(path);
    this.window = window;
    this.scanner = scanner;
  }

  /** Whether the list lies below the top of the file. */
  boolean leadsDown() {
    return !names.isEmpty();
  }

  /** From the beginning of the file into the list that the path leads to. */
  void enter() throws IOException, UnreadableBody {
    for (int level = 0; level < names.size(); level++) {
      if (scanner.significant() != '{') {
        throw noList();
      }
      window.next();
      if (!findMember(names.get(level), true)) {
        throw noList();
      }
    }
    if (scanner.significant() != '[') {
      throw noList();
    }
    window.next();
  }

  /** From behind the list to the end of the file. */
  void leave() throws IOException, UnreadableBody {
    for (int level = names.size() - 1; level >= 0; level--) {
      if (findMember(names.get(level), false)) {
        throw UnreadableBody.unreadable(
            "The name '"
                + names.get(level)
                + "' of the path '"
                + String.join(".", names)
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
      long offset = window.offset();
      window.keep();
      scanner.expect('"');
      scanner.text();
      boolean found = text(window.taken(), offset).equals(name);
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

  private String text(byte[] quoted, long offset) throws IOException, UnreadableBody {
    if (Utf8.firstMalformed(quoted, 0) >= 0) {
      throw UnreadableBody.unreadable(
          "A name is not UTF-8" + window.place(offset) + ": send the file in UTF-8.");
    }
    try (JsonParser parser = JSON.createParser(quoted)) {
      return String.valueOf(parser.nextTextValue());
    }
  }

  private UnreadableBody noList() throws IOException {
    return UnreadableBody.unreadable(
        "The file has no list at '"
            + String.join(".", names)
            + "': check the format's 'records'. What stands there begins"
            + window.place(window.offset())
            + ".");
  }
}
