package org.syncline.platform.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads back what {@link TableFormat#CSV} writes, and what spreadsheets make of it: RFC 4180 in
 * UTF-8, or UTF-16 with a byte order mark; separated by comma, semicolon or tabulator, whichever
 * makes the most of the first line. The apostrophes before dangerous texts are taken off.
 */
public final class CsvLines {
  private static final String SEPARATORS = ",;\t";

  private final String text;
  private final char separator;
  private final TableLimits limits = new TableLimits();
  private int at;
  private int line = 1;

  private CsvLines(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableTable where a quote is out of place, the charset is another, or a limit is
   *     passed: 5,000,000 bytes or characters, 200,000 cells
   */
  public static Sheet read(byte[] file) throws UnreadableTable {
    TableLimits.refuseLarge(file);
    String text = TableText.of(file, "The file");
    CsvLines lines = new CsvLines(text, separator(text));
    List<Sheet.Line> found = new ArrayList<>();
    while (lines.at < text.length()) {
      int number = lines.line;
      SortedMap<Integer, String> cells = lines.next();
      if (!cells.isEmpty()) {
        found.add(new Sheet.Line(number, cells));
      }
    }
    return new Sheet("", found);
  }

  private static char separator(String text) throws UnreadableTable {
    char best = SEPARATORS.charAt(0);
    int most = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      int columns = columnsOfFirstLine(text, candidate);
      if (columns > most) {
        most = columns;
        best = candidate;
      }
    }
    if (most == 0) {
      // Read once more, for what is wrong with it.
      new CsvLines(text, best).next();
    }
    return best;
  }

  /** 0 = this can't be the separator. */
  private static int columnsOfFirstLine(String text, char separator) {
    try {
      CsvLines lines = new CsvLines(text, separator);
      SortedMap<Integer, String> cells = lines.next();
      return cells.isEmpty() ? 1 : cells.lastKey() + 1;
    } catch (UnreadableTable e) {
      return 0;
    }
  }

  private SortedMap<Integer, String> next() throws UnreadableTable {
    SortedMap<Integer, String> cells = new TreeMap<>();
    for (int column = 0; ; column++) {
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      String cell = InertText.undone(quoted ? quoted() : plain());
      if (!cell.isEmpty()) {
        limits.count(cell);
        cells.put(column, cell);
      }
      if (at == text.length()) {
        return cells;
      }
      if (text.charAt(at) != separator) {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
        return cells;
      }
      at++;
    }
  }

  private String plain() throws UnreadableTable {
    int start = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      if (text.charAt(at) == '"') {
        throw wrong(line, "a quote stands inside a value that does not begin with one");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws UnreadableTable {
    int firstLine = line;
    StringBuilder cell = new StringBuilder();
    do {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw wrong(firstLine, "a quoted value is not closed");
      }
      cell.append(text, at + 1, end);
      count(at, end);
      at = end + 1;
      if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
      }
    } while (at < text.length() && text.charAt(at) == '"');
    if (at < text.length() && !endsCell(text.charAt(at))) {
      throw wrong(line, "something follows the closing quote of a value");
    }
    return cell.toString();
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\r' || c == '\n';
  }

  private void count(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private static UnreadableTable wrong(int line, String what) {
    return new UnreadableTable(
        "In line " + line + " " + what + ": write quotes within a quoted value twice.");
  }
}
