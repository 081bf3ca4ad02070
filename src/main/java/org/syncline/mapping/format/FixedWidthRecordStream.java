package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file of columns at fixed places, each without its line end. Lines are cut at
 * their ends, so that short ones may stand in the file; records without line ends, and those with
 * packed or binary columns, whose bytes can look like line ends, are counted off.
 */
final class FixedWidthRecordStream implements RecordStream {
  private final FormatDefinition.FixedWidth format;
  private final Position from;
  private final FileWindow window;
  private final boolean ebcdic;
  private final boolean counted;

  private @Nullable Begun begun;
  private long records;

  private record Begun(FileLines lines, @Nullable String declared) {}

  FixedWidthRecordStream(
      FormatDefinition.FixedWidth format, SeekableByteChannel file, Position from) {
    this.format = format;
    this.from = from;
    this.window = new FileWindow(file);
    this.ebcdic = TextUnits.isEbcdic(format.charset());
    this.counted =
        format.lineEnd() == FixedWidthLineEnd.NONE || FixedWidthRules.hasAnyBytes(format.columns());
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    Begun known = begun;
    if (known == null) {
      known = begin();
      begun = known;
    }
    return counted ? nextCounted(known) : nextLine(known);
  }

  @Override
  public Position position() {
    return begun == null ? from : new Position(records, window.offset());
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private Begun begin() throws IOException, UnreadableBody {
    window.seek(0);
    FileCharset file = FileCharset.of(window, format.charset(), false);
    FileLines lines = lines(file.charset());
    if (!from.equals(Position.START)) {
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
    }
    return new Begun(lines, file.told());
  }

  private FileLines lines(Charset charset) throws UnreadableBody {
    if (ebcdic) {
      int lineFeed = FixedWidthLineEnd.EBCDIC_LINE_FEED;
      return new FileLines(
          window,
          new TextUnits(charset, 1, true, lineFeed, '\r', false),
          FixedWidthLineEnd.EBCDIC_NEXT_LINE);
    }
    TextUnits units = TextUnits.of(charset);
    if (units == null && !counted) {
      throw UnreadableBody.unreadable(
          "In "
              + charset.name()
              + " the meaning of a byte depends on those before it, so that a file can't be cut"
              + " into lines: send it in UTF-8.");
    }
    return new FileLines(
        window, units == null ? new TextUnits(charset, 1, true, '\n', '\r', false) : units);
  }

  private @Nullable FileRecord nextLine(Begun known) throws IOException, UnreadableBody {
    while (true) {
      int end = known.lines().next(0);
      if (end == 0) {
        return null;
      }
      if (end == FileLines.TOO_LONG || end > FileLines.LONGEST_RECORD) {
        throw UnreadableBody.unreadable(
            "The line at byte offset "
                + window.offset()
                + " does not end within "
                + FileLines.LONGEST_RECORD
                + " bytes: give \"lineEnd\": \"none\" and 'length' if the file has no lines.");
      }
      int record = end - known.lines().breakLength(0, end);
      if (record > 0) {
        return record(known, record, end);
      }
      window.skip(end);
    }
  }

  private @Nullable FileRecord nextCounted(Begun known) throws IOException, UnreadableBody {
    int length = counted();
    if (length == 0) {
      return null;
    }
    window.reach(length + 2);
    int there = Math.min(length, window.length());
    int start = window.start();
    int behind = start + window.length();
    int lineEnd = format.lineEnd().lengthAt(window.bytes(), start + there, behind, ebcdic);
    boolean atEnd = start + there == behind;
    if (lineEnd == 0 && !atEnd && isEndNeeded()) {
      throw UnreadableBody.unreadable(
          "Record "
              + (records + 1)
              + " at byte offset "
              + window.offset()
              + " has no line end behind its "
              + format.length()
              + " bytes: correct 'length' or 'lineEnd'.");
    }
    return record(known, there, there + lineEnd);
  }

  private boolean isEndNeeded() {
    return format.lineEnd() != FixedWidthLineEnd.NONE && format.lineEnd() != FixedWidthLineEnd.ANY;
  }

  /** Bytes of the next record; less than all of them at the end of the file. */
  private int counted() throws IOException {
    boolean bytes =
        format.unit() == FixedWidthUnit.BYTES || !format.charset().name().equals("UTF-8");
    if (bytes) {
      window.reach(format.length());
      return Math.min(format.length(), window.length());
    }
    int at = 0;
    for (int characters = 0; ; at++) {
      if (!window.reach(at + 1)) {
        return at;
      }
      boolean begins = (window.bytes()[window.start() + at] & 0xC0) != 0x80;
      if (begins && characters++ == format.length()) {
        return at;
      }
    }
  }

  private FileRecord record(Begun known, int length, int end) {
    records++;
    FileRecord record =
        new FileRecord(
            records, window.offset(), new SourceBody(window.copy(0, length), known.declared()));
    window.skip(end);
    return record;
  }
}
