package org.syncline.platform.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms that a table can be had in. */
public enum TableFormat {
  CSV("csv", "text/csv;charset=UTF-8;header=present") {
    @Override
    public TableWriter begin(OutputStream out, String title, List<String> columns)
        throws IOException {
      return CsvTable.begin(out, columns);
    }
  },
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    public TableWriter begin(OutputStream out, String title, List<String> columns) {
      return XlsxTable.begin(out, title, columns);
    }
  };

  private final String word;
  private final String mediaType;

  TableFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  /** The word in addresses, also the ending of a file's name. */
  public String word() {
    return word;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Begins a table.
   *
   * @param title names the sheets of a workbook
   * @param columns the first row
   */
  public abstract TableWriter begin(OutputStream out, String title, List<String> columns)
      throws IOException;

  public static Optional<TableFormat> ofWord(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }
}
