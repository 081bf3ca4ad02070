package org.syncline.platform.table;

/**
 * Counts what is read of a table: a small file can mean much, for a workbook's cells may all refer
 * to one long text.
 */
final class TableLimits {
  static final int MOST_BYTES = 5_000_000;
  private static final int MOST_CELLS = 200_000;
  private static final int MOST_CHARACTERS = 5_000_000;

  private int cells;
  private long characters;

  void count(String text) throws UnreadableTable {
    cells++;
    characters += text.length();
    if (cells > MOST_CELLS) {
      throw new UnreadableTable(
          "The table has more than " + MOST_CELLS + " cells with a text: send less at once.");
    }
    if (characters > MOST_CHARACTERS) {
      throw new UnreadableTable(
          "The texts of the table have more than "
              + MOST_CHARACTERS
              + " characters together: send less at once.");
    }
  }

  static void refuseLarge(byte[] file) throws UnreadableTable {
    if (file.length > MOST_BYTES) {
      throw new UnreadableTable(
          "The file has more than " + MOST_BYTES + " bytes: send less at once.");
    }
  }
}
