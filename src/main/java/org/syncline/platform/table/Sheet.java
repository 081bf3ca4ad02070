package org.syncline.platform.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table as it was read. Cells without a text are left out, and lines without a cell.
 *
 * @param title of a sheet of a workbook, empty for CSV
 */
public record Sheet(String title, List<Line> lines) {

  public Sheet {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param number as people count them, from 1; in CSV the line of the file that it begins in
   * @param cells texts by column, from 0
   */
  public record Line(int number, SortedMap<Integer, String> cells) {
    public Line {
      cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }
  }

  /** Something in a table that can't be used, and what to do. */
  public record Mistake(String place, String message) {}

  /** A place as people look for it: {@code sheet 'rows', cell C4} or {@code line 4, column C}. */
  public String place(int line, int column) {
    return title.isEmpty()
        ? "line " + line + ", column " + letters(column)
        : "sheet '" + title + "', cell " + letters(column) + line;
  }

  /** The place of a line as a whole. */
  public String place(int line) {
    return title.isEmpty() ? "line " + line : "sheet '" + title + "', line " + line;
  }

  /** A, B, ... Z, AA, as spreadsheets name columns. */
  static String letters(int column) {
    List<Character> letters = new ArrayList<>();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.add(0, (char) ('A' + (left - 1) % 26));
    }
    StringBuilder name = new StringBuilder();
    letters.forEach(name::append);
    return name.toString();
  }
}
