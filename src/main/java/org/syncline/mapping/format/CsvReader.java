package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** One record of separated values, with or without a header before it. */
final class CsvReader implements SourceReader {
  private final FormatDefinition.Csv format;
  private final Map<String, Integer> slotOfColumn;

  private CsvReader(FormatDefinition.Csv format, Map<String, Integer> slotOfColumn) {
    this.format = format;
    this.slotOfColumn = Map.copyOf(slotOfColumn);
  }

  /** Gives each column name a slot. */
  static final class Builder implements SourceReader.Builder {
    private final FormatDefinition.Csv format;
    private final Map<String, Integer> slots = new HashMap<>();

    Builder(FormatDefinition.Csv format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      if (!format.header() && !format.columns().contains(path)) {
        throw new IllegalArgumentException(
            "The format has no column of this name. It has: "
                + String.join(", ", format.columns())
                + ".");
      }
      return slots.computeIfAbsent(path, name -> slots.size());
    }

    @Override
    public int slots() {
      return slots.size();
    }

    @Override
    public SourceReader build() {
      return new CsvReader(format, slots);
    }
  }

  @Override
  public void read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    CsvText csv = new CsvText(text(body), format.separator(), format.quote());
    List<CsvText.Cell> first = csv.nextLine();
    if (first == null) {
      throw BodyText.emptyBody();
    }
    List<String> names = format.columns();
    List<CsvText.Cell> line = first;
    if (format.header()) {
      names = first.stream().map(CsvText.Cell::text).toList();
      line = csv.nextLine();
      if (line == null) {
        throw UnreadableBody.empty(
            "The body has a header but no record: send the record's line too.");
      }
    }
    if (csv.nextLine() != null) {
      throw UnreadableBody.multiple(
          "The body has more than one record: send each as a message of its own.");
    }
    if (line.size() != names.size()) {
      throw UnreadableBody.unreadable(
          "The record has "
              + line.size()
              + " values for "
              + names.size()
              + " columns: quote values that hold the separator.");
    }
    fill(names, line, slots);
  }

  private void fill(List<String> names, List<CsvText.Cell> line, @Nullable Object[] slots)
      throws UnreadableBody {
    for (int i = 0; i < names.size(); i++) {
      Integer slot = slotOfColumn.get(names.get(i));
      if (slot != null) {
        if (slots[slot] != null) {
          throw UnreadableBody.unreadable(
              "Column "
                  + (i + 1)
                  + " has the name of an earlier one: give each column its own name.");
        }
        CsvText.Cell cell = line.get(i);
        boolean isNull = !cell.quoted() && cell.text().equals(format.nullText());
        slots[slot] = isNull ? Found.NULL : cell.text();
      }
    }
  }

  private String text(SourceBody body) throws UnreadableBody {
    Charset charset = BodyText.declared(body);
    if (charset == null) {
      charset = BodyText.marked(body.bytes());
    }
    return BodyText.decode(body.bytes(), charset == null ? format.charset() : charset);
  }

  /**
   * The lines of a text, cut into cells as RFC 4180 says; a quote that is out of place is refused,
   * not guessed at.
   */
  static final class CsvText {
    /** A value; only an unquoted one can mean null. */
    record Cell(String text, boolean quoted) {}

    private final String text;
    private final char separator;
    private final char quote;
    private int at;
    private int line = 1;

    CsvText(String text, char separator, char quote) {
      this.text = text;
      this.separator = separator;
      this.quote = quote;
    }

    /** The next line that is not empty, or null at the end. */
    @Nullable List<Cell> nextLine() throws UnreadableBody {
      while (at < text.length() && isLineBreak(text.charAt(at))) {
        lineBreak();
      }
      if (at == text.length()) {
        return null;
      }
      List<Cell> cells = new ArrayList<>();
      while (true) {
        cells.add(at < text.length() && text.charAt(at) == quote ? quoted() : plain());
        if (at == text.length()) {
          return cells;
        }
        if (text.charAt(at) != separator) {
          lineBreak();
          return cells;
        }
        at++;
      }
    }

    private Cell plain() throws UnreadableBody {
      int start = at;
      while (at < text.length() && !endsCell(text.charAt(at))) {
        if (text.charAt(at) == quote) {
          throw wrong("a quote stands inside a value that does not begin with one");
        }
        at++;
      }
      return new Cell(text.substring(start, at), false);
    }

    private Cell quoted() throws UnreadableBody {
      StringBuilder value = new StringBuilder();
      int firstLine = line;
      at++;
      while (true) {
        int end = text.indexOf(quote, at);
        if (end < 0) {
          line = firstLine;
          throw wrong("a quoted value is not closed");
        }
        count(at, end);
        value.append(text, at, end);
        at = end + 1;
        if (at == text.length() || text.charAt(at) != quote) {
          break;
        }
        value.append(quote);
        at++;
      }
      if (at < text.length() && !endsCell(text.charAt(at))) {
        throw wrong("something follows the closing quote of a value");
      }
      return new Cell(value.toString(), true);
    }

    private boolean endsCell(char c) {
      return c == separator || isLineBreak(c);
    }

    private static boolean isLineBreak(char c) {
      return c == '\n' || c == '\r';
    }

    private void lineBreak() {
      if (text.startsWith("\r\n", at)) {
        at++;
      }
      at++;
      line++;
    }

    private void count(int from, int to) {
      for (int i = from; i < to; i++) {
        if (text.charAt(i) == '\n') {
          line++;
        }
      }
    }

    private UnreadableBody wrong(String what) {
      return UnreadableBody.unreadable(
          "In line " + line + " " + what + ": write quotes within a quoted value twice.");
    }
  }
}
