package org.syncline.security;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Takes entries of the audit trail out of the hub as a table, the oldest first. */
public final class ExportAudit {
  private static final int PAGE = 500;
  private static final List<String> COLUMNS =
      List.of("number", "at", "actor", "action", "subject", "refused", "detail", "seal");

  private final Transactions transactions;
  private final AuditEntries entries;
  private final AuditTrail audit;

  public ExportAudit(Transactions transactions, AuditEntries entries, AuditTrail audit) {
    this.transactions = transactions;
    this.entries = entries;
    this.audit = audit;
  }

  /**
   * Notes the export, its period, and by what else it was searched, though not for what. The
   * entries are those up to now, without those of the export itself.
   */
  public Export begin(Actor who, TableFormat format, AuditFilter filter) {
    who.require(Permission.READ_AUDIT);
    long last = transactions.inNew(() -> entries.end().number());
    NotedExport noted =
        NotedExport.begin(
            audit,
            new NotedExport.Terms(
                who.getName(), "audit.export", "audit/1-" + last, format, words(filter)));
    return new Export(noted, last, filter);
  }

  private static String words(AuditFilter filter) {
    List<String> words = new ArrayList<>();
    if (filter.from() != null) {
      words.add("from=" + filter.from());
    }
    if (filter.to() != null) {
      words.add("to=" + filter.to());
    }
    List<String> by = new ArrayList<>();
    if (filter.actor() != null) {
      by.add("actor");
    }
    if (filter.action() != null) {
      by.add("action");
    }
    if (filter.subject() != null) {
      by.add("subject");
    }
    if (filter.refused() != null) {
      by.add("refused");
    }
    if (!by.isEmpty()) {
      words.add("by=" + String.join(",", by));
    }
    return String.join(" ", words);
  }

  /** An export that has begun. */
  public final class Export {
    private final NotedExport noted;
    private final long last;
    private final AuditFilter filter;

    private Export(NotedExport noted, long last, AuditFilter filter) {
      this.noted = noted;
      this.last = last;
      this.filter = filter;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      noted.write(out, "audit", COLUMNS, this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      long after = 0;
      while (true) {
        long begin = after;
        List<AuditEntry> page =
            transactions.inNew(() -> entries.earliest(filter, begin, last, PAGE));
        for (AuditEntry entry : page) {
          table.row(cells(entry));
          after = entry.number();
        }
        if (page.size() < PAGE) {
          return;
        }
      }
    }
  }

  private static List<Object> cells(AuditEntry entry) {
    Act act = entry.act();
    return List.of(
        entry.number(),
        entry.at(),
        act.actor(),
        act.action(),
        act.subject(),
        act.refused(),
        act.detail(),
        entry.seal());
  }
}
