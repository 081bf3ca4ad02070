package org.syncline.mapping.format;

import java.io.IOException;
import java.util.Arrays;

/**
 * Steps over JSON (RFC 8259) byte by byte without making anything of it, to learn where values end.
 * It is as strict as the grammar: what follows a fault might be split wrongly, so that nothing is
 * given from there on. Only the bytes within texts are not looked at; UTF-8 never hides a quote.
 */
final class JsonScanner {
  private static final int BITS = 64;

  /** More than a record can have: their own reader allows fewer, and says so of the one record. */
  private static final int MOST_LEVELS = FileBytes.LONGEST_RECORD;

  private final FileBytes window;

  /** A bit a level: set where it is an object, else it is a list. */
  private long[] levels = new long[16];

  JsonScanner(FileBytes window) {
    this.window = window;
  }

  /** Steps over white space; the byte behind it comes next, -1 at the end of the file. */
  int significant() throws IOException, UnreadableBody {
    return window.skipWhile(ByteSets.SPACE);
  }

  /** Steps over white space and one byte that has to come behind it. */
  void expect(char wanted) throws IOException, UnreadableBody {
    if (significant() != wanted) {
      throw malformed();
    }
    window.next();
  }

  /** Steps over one value that begins here. */
  void value() throws IOException, UnreadableBody {
    int depth = 0;
    while (true) {
      int first = window.next();
      if (first == '{' || first == '[') {
        boolean object = first == '{';
        if (significant() != (object ? '}' : ']')) {
          depth = enter(depth, object);
          continue;
        }
        window.next();
      } else {
        scalar(first);
      }
      depth = leave(depth);
      if (depth == 0) {
        return;
      }
    }
  }

  /** Goes a level down, to where its first value begins. */
  private int enter(int depth, boolean object) throws IOException, UnreadableBody {
    if (depth == MOST_LEVELS) {
      throw UnreadableBody.unreadable(
          "The file has more than "
              + MOST_LEVELS
              + " levels"
              + window.place(window.offset())
              + ".");
    }
    if (depth == levels.length * BITS) {
      levels = Arrays.copyOf(levels, 2 * levels.length);
    }
    long bit = 1L << (depth % BITS);
    levels[depth / BITS] = object ? levels[depth / BITS] | bit : levels[depth / BITS] & ~bit;
    if (object) {
      name();
    }
    return depth + 1;
  }

  /** Goes up from where a value ended, to where the next one of its level begins. */
  private int leave(int from) throws IOException, UnreadableBody {
    for (int depth = from; depth > 0; depth--) {
      boolean object = (levels[(depth - 1) / BITS] >>> ((depth - 1) % BITS) & 1) == 1;
      int after = significant();
      if (after == ',') {
        window.next();
        if (object) {
          name();
        } else {
          significant();
        }
        return depth;
      }
      if (after != (object ? '}' : ']')) {
        throw malformed();
      }
      window.next();
    }
    return 0;
  }

  /** Steps over a member's name and its colon, to where its value begins. */
  private void name() throws IOException, UnreadableBody {
    expect('"');
    text();
    expect(':');
    significant();
  }

  private void scalar(int first) throws IOException, UnreadableBody {
    switch (first) {
      case '"' -> text();
      case 't' -> word("rue");
      case 'f' -> word("alse");
      case 'n' -> word("ull");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(first);
      default -> throw malformedBefore(first);
    }
  }

  /** Steps over a text whose opening quote was stepped over. */
  void text() throws IOException, UnreadableBody {
    while (window.skipWhile(ByteSets.PLAIN_IN_JSON) == '\\') {
      window.next();
      int escaped = window.next();
      if (escaped == 'u') {
        for (int i = 0; i < 4; i++) {
          one(ByteSets.HEX_DIGIT);
        }
      } else if (escaped < 0 || "\"\\/bfnrt".indexOf(escaped) < 0) {
        throw malformedBefore(escaped);
      }
    }
    if (window.peek() != '"') {
      throw malformed();
    }
    window.next();
  }

  private void word(String rest) throws IOException, UnreadableBody {
    for (int i = 0; i < rest.length(); i++) {
      int b = window.next();
      if (b != rest.charAt(i)) {
        throw malformedBefore(b);
      }
    }
  }

  private void number(int first) throws IOException, UnreadableBody {
    int digit = first == '-' ? window.next() : first;
    if (digit < '0' || digit > '9') {
      throw malformedBefore(digit);
    }
    int after = digit == '0' ? window.peek() : window.skipWhile(ByteSets.DIGIT);
    if (after == '.') {
      window.next();
      one(ByteSets.DIGIT);
      after = window.skipWhile(ByteSets.DIGIT);
    }
    if (after == 'e' || after == 'E') {
      window.next();
      int sign = window.peek();
      if (sign == '+' || sign == '-') {
        window.next();
      }
      one(ByteSets.DIGIT);
      window.skipWhile(ByteSets.DIGIT);
    }
  }

  private void one(boolean[] marked) throws IOException, UnreadableBody {
    int b = window.next();
    if (b < 0 || !marked[b]) {
      throw malformedBefore(b);
    }
  }

  private UnreadableBody malformedBefore(int stepped) throws IOException, UnreadableBody {
    return malformedAt(window.offset() - (stepped < 0 ? 0 : 1), stepped < 0);
  }

  /** The byte that comes next can't stand here. */
  UnreadableBody malformed() throws IOException, UnreadableBody {
    return malformedAt(window.offset(), window.peek() < 0);
  }

  private UnreadableBody malformedAt(long offset, boolean end) throws IOException {
    return UnreadableBody.unreadable(
        end
            ? "The file ends in the middle of its JSON: send it whole."
            : "The file is no JSON" + window.place(offset) + ": nothing is read from there on.");
  }
}
