package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;

/**
 * Cuts text into records and cells as a dialect says (RFC 4180 without options): the one place that
 * knows where a cell and where a record ends. Text can be given in parts. What is out of place is
 * noted, never guessed at, and reading goes on to the end of the record. For one thread.
 */
final class CsvLexer {
  /** What a cell ended with. */
  enum End {
    /** A separator: another cell follows. */
    CELL,
    /** A line break: the record is complete. */
    RECORD,
    /** The text: the record is complete unless more text follows or {@link #isInQuotes}. */
    TEXT
  }

  private static final int NONE = -1;

  private final char separator;
  private final int quote;
  private final int escape;
  private final @Nullable String comment;
  private final boolean trim;
  private final boolean multiline;

  private String text = "";
  private int at;
  private int line = 1;
  private boolean inQuotes;
  private int lineOfQuote;
  private boolean inCell;
  private @Nullable String wrong;

  private int start;
  private int end;
  private int literalTo;
  private boolean quoted;
  private boolean rewritten;

  CsvLexer(CsvDialect dialect) {
    this.separator = dialect.separator();
    this.quote = dialect.quote() == null ? NONE : dialect.quote();
    this.escape = dialect.escape() == null ? NONE : dialect.escape();
    this.comment = dialect.comment();
    this.trim = dialect.trim();
    this.multiline = dialect.multiline();
  }

  /** Whether a text stands for one whole value without quotes in a dialect. */
  static boolean isOneCell(CsvDialect dialect, String written) {
    CsvLexer lexer = new CsvLexer(dialect);
    lexer.begin(written, 0, 1);
    boolean comment = dialect.comment() != null && written.startsWith(dialect.comment());
    return lexer.cell() == End.TEXT && lexer.wrong == null && !comment && lexer.isPlainly(written);
  }

  /**
   * Begins with a record.
   *
   * @param at where in the text
   * @param line number of the line there, from 1
   */
  void begin(String text, int at, int line) {
    this.text = text;
    this.at = at;
    this.line = line;
    inQuotes = false;
    inCell = false;
    wrong = null;
  }

  /** Goes on in the midst of a record with the text that follows. */
  void goOn(String more) {
    text = more;
    at = 0;
  }

  int at() {
    return at;
  }

  /** Of the place where reading is, from 1. */
  int line() {
    return line;
  }

  /** Passes over whole lines, whatever is in them. */
  void skipLines(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      skipLine();
    }
  }

  private void skipLine() {
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    if (at < text.length()) {
      lineBreak();
    }
  }

  /** Goes to the next line that is neither empty nor a comment; false at the end of the text. */
  boolean findRecord() {
    while (at < text.length()) {
      if (isBreak(text.charAt(at))) {
        lineBreak();
      } else if (comment != null && text.startsWith(comment, at)) {
        skipLine();
      } else {
        return true;
      }
    }
    return false;
  }

  /** Reads the next cell of the record. */
  End cell() {
    quoted = false;
    rewritten = false;
    while (trim && at < text.length() && isPadding(text.charAt(at))) {
      at++;
    }
    start = at;
    literalTo = at;
    if (at < text.length() && text.charAt(at) == quote) {
      at++;
      start = at;
      quoted = true;
      inQuotes = true;
      lineOfQuote = line;
      return inQuotes();
    }
    return plain();
  }

  /** Passes over the rest of the record, in as many texts as it takes. */
  End restOfRecord() {
    End last = inQuotes ? inQuotes() : inCell ? plain() : cell();
    while (last == End.CELL) {
      last = cell();
    }
    inCell = last == End.TEXT && !inQuotes;
    return last;
  }

  /** Whether the text has what it takes for a record to be longer than one line. */
  boolean hasQuoteOrEscape() {
    return (quote != NONE && text.indexOf(quote, at) >= 0)
        || (escape != NONE && text.indexOf(escape, at) >= 0);
  }

  boolean isInQuotes() {
    return inQuotes;
  }

  private End plain() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == separator) {
        end = at++;
        return End.CELL;
      }
      if (isBreak(c)) {
        end = at;
        lineBreak();
        return End.RECORD;
      }
      if (c == escape) {
        escaped();
      } else {
        if (c == quote) {
          wrong("a quote stands inside a value that does not begin with one");
        }
        at++;
      }
    }
    end = at;
    return End.TEXT;
  }

  private End inQuotes() {
    while (at < text.length()) {
      if (escape == NONE && multiline && !toQuote()) {
        break;
      }
      char c = text.charAt(at);
      if (c == quote) {
        if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
          end = at++;
          inQuotes = false;
          return behindQuotes();
        }
        rewritten = true;
        at += 2;
      } else if (c == escape) {
        escaped();
      } else if (!isBreak(c)) {
        at++;
      } else if (multiline) {
        lineBreak();
      } else {
        wrong("a quoted value is not closed");
        end = at;
        inQuotes = false;
        lineBreak();
        return End.RECORD;
      }
    }
    end = at;
    return End.TEXT;
  }

  private boolean toQuote() {
    int next = text.indexOf(quote, at);
    int stop = next < 0 ? text.length() : next;
    while (at < stop) {
      if (isBreak(text.charAt(at))) {
        lineBreak();
      } else {
        at++;
      }
    }
    return next >= 0;
  }

  private End behindQuotes() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == separator) {
        at++;
        return End.CELL;
      }
      if (isBreak(c)) {
        lineBreak();
        return End.RECORD;
      }
      if (!trim || !isPadding(c)) {
        wrong("something follows the closing quote of a value");
      }
      at++;
    }
    return End.TEXT;
  }

  private void escaped() {
    at++;
    rewritten = true;
    if (at == text.length()) {
      wrong("an escape character has nothing behind it");
    } else if (!isBreak(text.charAt(at))) {
      at++;
    } else if (multiline) {
      if (text.charAt(at) == '\n' || at + 1 == text.length() || text.charAt(at + 1) != '\n') {
        line++;
      }
      at++;
    } else {
      wrong("an escape character stands at the end");
    }
    literalTo = at;
  }

  /** A blank or tab that is not the separator. */
  private boolean isPadding(char c) {
    return CsvDialect.isBlank(c) && c != separator;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void lineBreak() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    line++;
  }

  private void wrong(String what) {
    if (wrong == null) {
      wrong = "In line " + line + " " + what;
    }
  }

  /** Complains of what was out of place, once the record is read. */
  void refuseWrong() throws UnreadableBody {
    String what = inQuotes ? "In line " + lineOfQuote + " a quoted value is not closed" : wrong;
    if (what != null) {
      throw UnreadableBody.unreadable(what + ": " + hint());
    }
  }

  private String hint() {
    String breaks = multiline ? "" : ", and none of them over more than one line";
    return escape == NONE
        ? "write quotes within a quoted value twice" + breaks + "."
        : "write the escape character before what means something in this format" + breaks + ".";
  }

  /** The cell as it stands in the text, without quotes and padding but with its escapes. */
  private int paddingFrom() {
    int cut = end;
    while (trim && !quoted && cut > literalTo && isPadding(text.charAt(cut - 1))) {
      cut--;
    }
    return cut;
  }

  /** Whether the cell is this text, unquoted; escapes are not yet resolved. */
  boolean isPlainly(String written) {
    return !quoted && paddingFrom() - start == written.length() && text.startsWith(written, start);
  }

  /** The cell's value; of a record that was given in one text. */
  String value() {
    int cut = paddingFrom();
    if (!rewritten) {
      return text.substring(start, cut);
    }
    StringBuilder value = new StringBuilder(cut - start);
    for (int i = start; i < cut; i++) {
      char c = text.charAt(i);
      boolean skipped = c == escape || (quoted && c == quote);
      if (skipped && i + 1 < cut) {
        i++;
      }
      value.append(text.charAt(i));
    }
    return value.toString();
  }
}
