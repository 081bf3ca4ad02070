package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file that is read forwards byte by byte, through a window that is as long as what is kept of
 * it. For one thread.
 */
final class FileBytes {
  /** Most bytes of one record; an unclosed quote shall not fill the memory with the whole file. */
  static final int LONGEST_RECORD = 20_000_000;

  private static final int CHUNK = 1 << 16;
  private static final int NOTHING_KEPT = -1;
  private static final int END = -1;

  private final SeekableByteChannel file;
  private byte[] bytes = new byte[CHUNK];
  private int at;
  private int end;
  private int kept = NOTHING_KEPT;

  /** Where in the file the window begins. */
  private long base;

  FileBytes(SeekableByteChannel file) {
    this.file = file;
  }

  /**
   * Goes on at an offset that an earlier run came to.
   *
   * @throws UnreadableBody if the file is shorter: then it is another one
   */
  void seek(long offset) throws IOException, UnreadableBody {
    if (offset > file.size()) {
      throw UnreadableBody.unreadable(
          "The file has only "
              + file.size()
              + " bytes, but was read to byte offset "
              + offset
              + " before: go on with the file that was begun.");
    }
    file.position(offset);
    base = offset;
    at = 0;
    end = 0;
    kept = NOTHING_KEPT;
  }

  /** Offset in the file of the byte that comes next. */
  long offset() {
    return base + at;
  }

  /**
   * Steps over the byte order mark of UTF-8 at the beginning of a file.
   *
   * @throws UnreadableBody if the file is in UTF-16 or UTF-32
   */
  void skipMark() throws IOException, UnreadableBody {
    byte[] head = head(4);
    Charset marked = BodyText.marked(head);
    boolean zeros = head.length > 1 && (head[0] == 0 || head[1] == 0);
    if (StandardCharsets.UTF_8.equals(marked)) {
      at += 3;
    } else if (marked != null || zeros) {
      throw UnreadableBody.unreadable(
          "The file begins as UTF-16 or UTF-32 does: convert it to UTF-8.");
    }
  }

  /** The byte that comes next, 0 to 255, or -1 at the end of the file. */
  int peek() throws IOException, UnreadableBody {
    return at < end || more() ? bytes[at] & 0xFF : END;
  }

  /** Steps over the byte that comes next and gives it, or -1 at the end of the file. */
  int next() throws IOException, UnreadableBody {
    return at < end || more() ? bytes[at++] & 0xFF : END;
  }

  /** Steps over all bytes that are marked here; gives the first that is not, as {@link #peek}. */
  int skipWhile(boolean[] marked) throws IOException, UnreadableBody {
    do {
      byte[] in = bytes;
      int to = end;
      for (int i = at; i < to; i++) {
        int b = in[i] & 0xFF;
        if (!marked[b]) {
          at = i;
          return b;
        }
      }
      at = to;
    } while (more());
    return END;
  }

  /**
   * The first bytes from here, fewer at the end of the file; none is stepped over. Asked for while
   * nothing is kept.
   */
  byte[] head(int length) throws IOException, UnreadableBody {
    kept = at;
    boolean more = true;
    while (more && end - at < length) {
      more = more();
    }
    kept = NOTHING_KEPT;
    return Arrays.copyOfRange(bytes, at, Math.min(end, at + length));
  }

  /** From here on bytes are kept until they are {@link #taken}. */
  void keep() {
    kept = at;
  }

  /** What was kept, up to here. */
  byte[] taken() throws IOException, UnreadableBody {
    if (at - kept > LONGEST_RECORD) {
      throw tooLong();
    }
    byte[] taken = Arrays.copyOfRange(bytes, kept, at);
    kept = NOTHING_KEPT;
    return taken;
  }

  private boolean more() throws IOException, UnreadableBody {
    int from = kept == NOTHING_KEPT ? at : kept;
    if (end - from > LONGEST_RECORD) {
      throw tooLong();
    }
    if (from == end || end == bytes.length) {
      System.arraycopy(bytes, from, bytes, 0, end - from);
      base += from;
      at -= from;
      end -= from;
      kept = kept == NOTHING_KEPT ? NOTHING_KEPT : 0;
      if (end > bytes.length / 2) {
        bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, LONGEST_RECORD + CHUNK));
      }
    }
    int read;
    do {
      read = file.read(ByteBuffer.wrap(bytes, end, bytes.length - end));
    } while (read == 0);
    end += Math.max(read, 0);
    return read > 0;
  }

  private UnreadableBody tooLong() throws IOException {
    return UnreadableBody.unreadable(
        "The record"
            + place(base + kept)
            + " is longer than "
            + LONGEST_RECORD
            + " bytes: look there for a quote or bracket that is not closed, or split the record.");
  }

  /** Words for an offset; its line is counted now, as nobody asks for it while all is well. */
  String place(long offset) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long line = 1;
    long done = 0;
    file.position(0);
    while (done < offset) {
      chunk.clear().limit((int) Math.min(CHUNK, offset - done));
      int read = file.read(chunk);
      if (read < 0) {
        break;
      }
      for (int i = 0; i < read; i++) {
        if (chunk.get(i) == '\n') {
          line++;
        }
      }
      done += read;
    }
    return " at line " + line + " (byte offset " + offset + ")";
  }
}
