package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file of separated values. Each is given with the header before it; lines that
 * the format skips are left empty in it, and empty lines and comments between records are left out.
 */
final class CsvRecordStream implements RecordStream {
  private static final long UNKNOWN_LINE = -1;

  private final FormatDefinition.Csv format;
  private final Position from;
  private final FileWindow window;
  private final CsvLexer lexer;

  private @Nullable Head head;
  private long records;
  private long line = 1;

  /**
   * The beginning of the file.
   *
   * @param view charset in which bytes are looked at: where that can't mislead, each byte as a
   *     character, which is fast
   * @param declared charset of the records where it is not the format's own
   * @param before what stands before each record
   */
  private record Head(FileLines lines, Charset view, @Nullable String declared, byte[] before) {}

  CsvRecordStream(FormatDefinition.Csv format, SeekableByteChannel file, Position from) {
    this.format = format;
    this.from = from;
    this.window = new FileWindow(file);
    this.lexer = new CsvLexer(format.dialect());
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    Head known = head;
    if (known == null) {
      known = begin();
      head = known;
    }
    int end = findRecord(known);
    if (end == 0) {
      return null;
    }
    end = endOfRecord(known, end);
    byte[] before = known.before();
    byte[] body = Arrays.copyOf(before, before.length + end);
    System.arraycopy(window.bytes(), window.start(), body, before.length, end);
    records++;
    FileRecord record =
        new FileRecord(records, window.offset(), new SourceBody(body, known.declared()));
    window.skip(end);
    return record;
  }

  @Override
  public Position position() {
    return head == null ? from : new Position(records, window.offset());
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private Head begin() throws IOException, UnreadableBody {
    window.seek(0);
    FileCharset file = FileCharset.of(window, format.charset(), true);
    boolean empty = window.length() == 0;
    TextUnits units = TextUnits.of(file.charset());
    if (units == null) {
      throw UnreadableBody.unreadable(
          "In "
              + file.charset().name()
              + " the meaning of a byte depends on those before it, so that a file can't be cut"
              + " into records: send it in UTF-8.");
    }
    Charset view =
        units.transparent() && format.dialect().isAscii()
            ? StandardCharsets.ISO_8859_1
            : units.charset();
    Head found = new Head(new FileLines(window, units), view, file.told(), new byte[0]);
    byte[] before = skipLines(found, units.charset());
    if (format.header()) {
      before = header(found, before, empty);
    }
    goOn();
    return new Head(found.lines(), view, found.declared(), before);
  }

  private void goOn() throws IOException, UnreadableBody {
    if (from.equals(Position.START)) {
      return;
    }
    long size = window.fileSize();
    if (from.offset() < window.offset() || from.offset() > size) {
      throw UnreadableBody.unreadable(
          "The file has "
              + size
              + " bytes, and reading is to go on at byte offset "
              + from.offset()
              + ": it is not the file that reading began with.");
    }
    window.seek(from.offset());
    records = from.records();
    line = UNKNOWN_LINE;
  }

  private byte[] skipLines(Head found, Charset charset) throws IOException, UnreadableBody {
    for (int i = 0; i < format.skipLines(); i++) {
      window.skip(lineFrom(found, 0));
      line++;
    }
    return "\n".repeat(format.skipLines()).getBytes(charset);
  }

  private byte[] header(Head found, byte[] before, boolean empty)
      throws IOException, UnreadableBody {
    int end = findRecord(found);
    if (end == 0) {
      throw UnreadableBody.empty(
          empty
              ? "The file is empty: send it with its header, also where there are no records."
              : "The file has no header: correct 'skipLines', or send it with its header.");
    }
    end = endOfRecord(found, end);
    byte[] whole = Arrays.copyOf(before, before.length + end);
    System.arraycopy(window.bytes(), window.start(), whole, before.length, end);
    window.skip(end);
    return whole;
  }

  /** Goes to the next record and gives the end of its first line; 0 at the end of the file. */
  private int findRecord(Head known) throws IOException, UnreadableBody {
    while (true) {
      int end = lineFrom(known, 0);
      if (end == 0) {
        return 0;
      }
      lexer.begin(text(known, 0, end), 0, 1);
      if (lexer.findRecord()) {
        return end;
      }
      window.skip(end);
      passLine();
    }
  }

  /** Goes on from the end of the first line to that of the record. */
  private int endOfRecord(Head known, int endOfFirstLine) throws IOException, UnreadableBody {
    int end = endOfFirstLine;
    long lines = 1;
    if (lexer.hasQuoteOrEscape()) {
      while (lexer.restOfRecord() == CsvLexer.End.TEXT) {
        int next = lineFrom(known, end);
        if (next == end) {
          if (lexer.isInQuotes()) {
            throw notClosed("before the file ends");
          }
          break;
        }
        lexer.goOn(text(known, end, next));
        end = next;
        lines++;
      }
    }
    line = line == UNKNOWN_LINE ? line : line + lines;
    return end;
  }

  private int lineFrom(Head known, int from) throws IOException, UnreadableBody {
    int end = known.lines().next(from);
    if (end == FileLines.TOO_LONG || end > FileLines.LONGEST_RECORD) {
      throw notClosed("within " + FileLines.LONGEST_RECORD + " bytes");
    }
    return end;
  }

  private String text(Head known, int from, int to) {
    return new String(window.bytes(), window.start() + from, to - from, known.view());
  }

  private void passLine() {
    if (line != UNKNOWN_LINE) {
      line++;
    }
  }

  private UnreadableBody notClosed(String where) {
    return UnreadableBody.unreadable(
        "The record that begins "
            + (line == UNKNOWN_LINE ? "" : "in line " + line + " ")
            + "at byte offset "
            + window.offset()
            + " does not end "
            + where
            + ": look there for a quote that is not closed.");
  }
}
