package org.syncline.mapping.format;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Values as they stand in a line of separated values, with quotes or escapes where they need it.
 */
final class CsvCells {
  private final CsvDialect dialect;
  private final Charset charset;
  private final @Nullable String nullText;
  private final boolean single;

  private CsvCells(CsvDialect dialect, Charset charset, @Nullable String nullText, boolean single) {
    this.dialect = dialect;
    this.charset = charset;
    this.nullText = nullText;
    this.single = single;
  }

  /**
   * Cells of a record.
   *
   * @param columns of a line: one that is empty would be no record if it is the only one
   */
  static CsvCells ofRecord(FormatDefinition.Csv format, int columns) {
    return new CsvCells(format.dialect(), format.charset(), format.nullText(), columns == 1);
  }

  /** Cells of the header, in which nothing means null. */
  static CsvCells ofHeader(FormatDefinition.Csv format) {
    return new CsvCells(format.dialect(), format.charset(), null, true);
  }

  /** A value that is null or absent. */
  String writtenNull() {
    return nullText != null ? nullText : single ? quoted("") : "";
  }

  /**
   * A text, or null where the dialect has no way to write it.
   *
   * @param column its place in the line, from 0
   */
  @Nullable String written(String text, int column) {
    boolean breaks = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    if (breaks && !dialect.multiline()) {
      return null;
    }
    boolean whole = isAnotherThing(text, column);
    if (!whole && !breaks && !holdsSpecial(text)) {
      return text;
    }
    if (dialect.quote() != null) {
      return quoted(text);
    }
    return dialect.escape() == null || text.isEmpty() ? null : escaped(text, whole);
  }

  /** Whether the text, written plainly, would be something else as a whole. */
  private boolean isAnotherThing(String text, int column) {
    if (text.isEmpty()) {
      return single || "".equals(nullText);
    }
    boolean padded =
        dialect.trim()
            && (CsvDialect.isBlank(text.charAt(0))
                || CsvDialect.isBlank(text.charAt(text.length() - 1)));
    return padded || text.equals(nullText) || (column == 0 && (isComment(text) || isMarked(text)));
  }

  private boolean isComment(String text) {
    return dialect.comment() != null && text.startsWith(dialect.comment());
  }

  /** Whether the text begins with what would be taken for a byte order mark. */
  private boolean isMarked(String text) {
    boolean wide = charset.name().startsWith("UTF-16");
    boolean unicode = wide || charset.name().startsWith("UTF-32");
    return text.charAt(0) == '\uFEFF'
        || (text.charAt(0) > 0x7F && !unicode && BodyText.marked(text.getBytes(charset)) != null);
  }

  private boolean holdsSpecial(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSpecial(char c) {
    return c == dialect.separator()
        || (dialect.quote() != null && c == dialect.quote())
        || (dialect.escape() != null && c == dialect.escape());
  }

  private String quoted(String text) {
    char quote = dialect.quote() == null ? '"' : dialect.quote();
    StringBuilder cell = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote || (dialect.escape() != null && c == dialect.escape())) {
        cell.append(c);
      }
      cell.append(c);
    }
    return cell.append(quote).toString();
  }

  /**
   * Without quotes.
   *
   * @param ends whether the first and the last character have to be made plain too
   */
  private String escaped(String text, boolean ends) {
    StringBuilder cell = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean atEnd = ends && (i == 0 || (i == text.length() - 1 && CsvDialect.isBlank(c)));
      if (atEnd || isSpecial(c) || c == '\n' || c == '\r') {
        cell.append(dialect.escape());
      }
      cell.append(c);
    }
    return cell.toString();
  }
}
