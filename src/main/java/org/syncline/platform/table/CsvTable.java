package org.syncline.platform.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes it for
 * something else. Texts are inert (see {@link InertText}); numbers, booleans, days and moments (ISO
 * 8601) are not texts and stay as they are. An empty text is {@code ""}, an empty cell nothing.
 */
final class CsvTable implements TableWriter {
  private static final char MARK = '\uFEFF';
  private static final String LINE = "\r\n";
  private static final String QUOTED = ",;\t\r\n\"";

  private final Writer out;

  private CsvTable(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  static CsvTable begin(OutputStream out, List<String> columns) throws IOException {
    CsvTable table = new CsvTable(out);
    table.out.write(MARK);
    table.row(columns);
    return table;
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    String between = "";
    for (Object cell : cells) {
      out.write(between);
      between = ",";
      if (cell != null) {
        out.write(form(cell));
      }
    }
    out.write(LINE);
  }

  private static String form(Object cell) {
    if (cell instanceof String text) {
      return quoted(InertText.of(text));
    }
    if (cell instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (cell instanceof Long
        || cell instanceof Integer
        || cell instanceof Boolean
        || cell instanceof LocalDate
        || cell instanceof Instant) {
      return cell.toString();
    }
    throw new IllegalArgumentException("No form in CSV for " + cell.getClass().getName());
  }

  private static String quoted(String text) {
    boolean asItIs =
        !text.isEmpty()
            && text.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0)
            && text.equals(text.strip());
    return asItIs ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
