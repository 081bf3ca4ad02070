package org.syncline.platform.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (ISO/IEC 29500). Texts are texts, never formulas or links. Numbers of more than 15
 * digits, which a spreadsheet would round, and days before 1900-03-01, which it counts wrongly, are
 * texts too. Moments are in UTC, to the millisecond.
 *
 * <p>A full sheet (1,048,576 rows with the head) is followed by another one. Memory: some hundred
 * rows, and a few bytes for each row of the sheet.
 */
final class XlsxTable implements TableWriter {
  static final int ROWS_OF_SHEET = 1_048_576;
  private static final int HELD_ROWS = 200;
  private static final int LONGEST_TITLE = 31;
  private static final int EXACT_DIGITS = 15;
  private static final int MOST_EXPONENT = 300;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final Instant FIRST_MOMENT = Instant.parse("1900-03-01T00:00:00Z");
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");

  private final Workbook book;
  private final String title;
  private final List<String> columns;
  private final int rowsOfSheet;
  private Worksheet sheet;
  private int sheets = 1;
  private int next = 1;

  private XlsxTable(OutputStream out, String title, List<String> columns, int rowsOfSheet) {
    this.book = new Workbook(out, "Syncline", null);
    this.title = title;
    this.columns = List.copyOf(columns);
    this.rowsOfSheet = rowsOfSheet;
    this.sheet = newSheet(book, title, columns);
  }

  static XlsxTable begin(OutputStream out, String title, List<String> columns) {
    return begin(out, title, columns, ROWS_OF_SHEET);
  }

  /**
   * @param rowsOfSheet most rows of one sheet, its head included
   */
  static XlsxTable begin(OutputStream out, String title, List<String> columns, int rowsOfSheet) {
    return new XlsxTable(out, title, columns, rowsOfSheet);
  }

  private static Worksheet newSheet(Workbook book, String title, List<String> columns) {
    Worksheet sheet =
        book.newWorksheet(title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
    sheet.freezePane(0, 1);
    for (int column = 0; column < columns.size(); column++) {
      sheet.inlineString(0, column, SheetText.of(columns.get(column)));
      sheet.style(0, column).bold().set();
    }
    return sheet;
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    if (next == rowsOfSheet) {
      sheet.finish();
      sheets++;
      String number = " " + sheets;
      int room = LONGEST_TITLE - number.length();
      sheet = newSheet(book, title.substring(0, Math.min(title.length(), room)) + number, columns);
      next = 1;
    }
    for (int column = 0; column < cells.size(); column++) {
      Object cell = cells.get(column);
      if (cell != null) {
        write(column, cell);
      }
    }
    next++;
    if (next % HELD_ROWS == 0) {
      sheet.flush();
    }
  }

  private void write(int column, Object cell) {
    if (cell instanceof String text) {
      SheetText.put(sheet, next, column, text);
    } else if (cell instanceof Boolean flag) {
      sheet.value(next, column, flag);
    } else if (cell instanceof Long || cell instanceof Integer) {
      number(column, BigDecimal.valueOf(((Number) cell).longValue()));
    } else if (cell instanceof BigDecimal number) {
      number(column, number);
    } else if (cell instanceof LocalDate day) {
      day(column, day);
    } else if (cell instanceof Instant moment) {
      moment(column, moment);
    } else {
      throw new IllegalArgumentException("No form in XLSX for " + cell.getClass().getName());
    }
  }

  private void number(int column, BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    boolean exact = plain.precision() <= EXACT_DIGITS && Math.abs(plain.scale()) <= MOST_EXPONENT;
    if (exact) {
      sheet.value(next, column, plain);
    } else {
      sheet.inlineString(next, column, number.toPlainString());
    }
  }

  private void day(int column, LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.getYear() > 9999) {
      sheet.inlineString(next, column, day.toString());
    } else {
      sheet.value(next, column, day);
      sheet.style(next, column).format("yyyy-mm-dd").set();
    }
  }

  private void moment(int column, Instant moment) {
    if (moment.isBefore(FIRST_MOMENT) || moment.isAfter(LAST_MOMENT)) {
      sheet.inlineString(next, column, moment.toString());
    } else {
      sheet.value(next, column, moment);
      sheet.style(next, column).format("yyyy-mm-dd hh:mm:ss.000").set();
    }
  }

  @Override
  public void end() throws IOException {
    book.finish();
  }
}
