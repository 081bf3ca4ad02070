package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * Writes one record of separated values with its header, for programs: lines end with CR LF, and
 * values stand in quotes only where they need them. No value is changed to keep a spreadsheet from
 * taking it for a formula. Null and absent are the format's null text, or nothing where it has
 * none.
 */
final class CsvWriter implements TargetWriter {
  private static final String LINE_END = "\r\n";
  private static final int UNWRITTEN = -1;

  private final FormatDefinition.Csv format;
  private final CsvCells cells;
  private final String head;
  private final int[] slotOfColumn;
  private final int[] columnOfSlot;

  private CsvWriter(FormatDefinition.Csv format, List<String> names, List<String> written) {
    this.format = format;
    this.cells = CsvCells.ofRecord(format, written.size());
    CsvCells header = CsvCells.ofHeader(format);
    StringBuilder before = new StringBuilder(LINE_END.repeat(format.skipLines()));
    for (int i = 0; format.header() && i < written.size(); i++) {
      separate(before, i);
      before.append(header.written(written.get(i), i));
    }
    this.head = before + (format.header() ? LINE_END : "");
    this.slotOfColumn = written.stream().mapToInt(names::indexOf).toArray();
    this.columnOfSlot = names.stream().mapToInt(written::indexOf).toArray();
  }

  private void separate(StringBuilder line, int column) {
    if (column > 0) {
      line.append(format.dialect().separator());
    }
  }

  /** Gives each column a slot. */
  static final class Builder implements TargetWriter.Builder {
    private final FormatDefinition.Csv format;
    private final List<String> names = new ArrayList<>();

    Builder(FormatDefinition.Csv format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      if (!format.header() && !format.columns().contains(path)) {
        throw format.noColumn();
      }
      if (names.contains(path)) {
        throw new IllegalArgumentException("This column was given before: write it once.");
      }
      Fault unknown = WrittenText.notIn(format.charset(), path);
      if (unknown != null || CsvCells.ofHeader(format).written(path, 0) == null) {
        throw new IllegalArgumentException(
            "The column's name can't be written in this format: it needs quotes or a character that"
                + " the format does not have.");
      }
      names.add(path);
      return names.size() - 1;
    }

    @Override
    public Repeated repeated(String path) {
      throw new IllegalArgumentException(
          "This format has no lists: give the path of a single value.");
    }

    @Override
    public TargetWriter build() {
      List<String> written = format.header() ? names : format.columns();
      if (written.isEmpty()) {
        throw new IllegalArgumentException("The record has no column: write at least one value.");
      }
      boolean emptyNull = format.nullText() == null && format.dialect().quote() == null;
      if (written.size() == 1 && (emptyNull || "".equals(format.nullText()))) {
        throw new IllegalArgumentException(
            "A record of one column without a value would be an empty line, which is no record:"
                + " give the format a 'null' of at least one character.");
      }
      return new CsvWriter(format, List.copyOf(names), List.copyOf(written));
    }
  }

  @Override
  public @Nullable Fault unfit(int slot, Object value) {
    if (value == Found.NULL) {
      return null;
    }
    String text = WrittenText.of(value);
    Fault unknown = WrittenText.notIn(format.charset(), text);
    if (unknown != null) {
      return unknown;
    }
    return cells.written(text, columnOfSlot[slot]) != null
        ? null
        : new Fault(
            Codes.NOT_ALLOWED,
            "The text can't stand in this format (it holds what separates values or lines, begins"
                + " like a comment, or looks like null): give the format a 'quote' or an 'escape',"
                + " allow 'multiline', or map the value.");
  }

  @Override
  public byte[] write(@Nullable Object[] values) {
    StringBuilder body = new StringBuilder(head);
    for (int i = 0; i < slotOfColumn.length; i++) {
      separate(body, i);
      Object value = slotOfColumn[i] == UNWRITTEN ? null : values[slotOfColumn[i]];
      body.append(
          value == null || value == Found.NULL
              ? cells.writtenNull()
              : cells.written(WrittenText.of(value), i));
    }
    return body.append(LINE_END).toString().getBytes(format.charset());
  }
}
