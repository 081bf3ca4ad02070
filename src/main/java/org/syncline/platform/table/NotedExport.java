package org.syncline.platform.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;

/**
 * A table on its way out of the hub. It is noted twice: before anything leaves, and when it has
 * left or was cut off, with the number of rows.
 */
public final class NotedExport {
  private final AuditTrail audit;
  private final Terms terms;

  /**
   * What is exported, and for whom.
   *
   * @param action such as {@code record.export}
   * @param subject what the rows are, such as {@code record-type/customer}
   * @param detail words for the audit trail, never values that were searched for; may be empty
   */
  public record Terms(
      String who, String action, String subject, TableFormat format, String detail) {

    private String noted(String more) {
      return ("format=" + format.word() + " " + detail).strip() + " " + more;
    }
  }

  /** Gives the rows to a table. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(TableWriter table) throws IOException;
  }

  private NotedExport(AuditTrail audit, Terms terms) {
    this.audit = audit;
    this.terms = terms;
  }

  /** Notes that the export begins. Where that fails, there is none. */
  public static NotedExport begin(AuditTrail audit, Terms terms) {
    NotedExport export = new NotedExport(audit, terms);
    export.note("begun");
    return export;
  }

  /** Notes that there is no export. */
  public static void refuse(AuditTrail audit, Terms terms, String why) {
    audit.noteAlone(
        Act.refused(terms.who(), terms.action(), terms.subject(), terms.noted("why=" + why)));
  }

  /**
   * Writes the table.
   *
   * @param title names the sheets of a workbook
   * @throws IOException where the receiver has gone away
   */
  public void write(OutputStream out, String title, List<String> columns, Rows rows)
      throws IOException {
    Counted table = null;
    boolean whole = false;
    try {
      table = new Counted(terms.format().begin(out, title, columns));
      rows.writeTo(table);
      table.end();
      whole = true;
    } finally {
      long written = table == null ? 0 : table.rows;
      note("rows=" + written + (whole ? " complete" : " cut"));
    }
  }

  private void note(String more) {
    audit.noteAlone(Act.done(terms.who(), terms.action(), terms.subject(), terms.noted(more)));
  }

  private static final class Counted implements TableWriter {
    private final TableWriter table;
    private long rows;

    Counted(TableWriter table) {
      this.table = table;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
      table.row(cells);
      rows++;
    }

    @Override
    public void end() throws IOException {
      table.end();
    }
  }
}
