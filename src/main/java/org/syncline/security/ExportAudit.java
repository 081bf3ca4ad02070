package org.syncline.security;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
   * Notes the export. The entries are those up to now, without those of the export itself.
   *
   * @param from first moment; null = since the first entry
   * @param to moment after the last one; null = up to now
   */
  public Export begin(Actor who, TableFormat format, @Nullable Instant from, @Nullable Instant to) {
    who.require(Permission.READ_AUDIT);
    long last = transactions.inNew(() -> entries.end().number());
    NotedExport noted =
        NotedExport.begin(
            audit,
            new NotedExport.Terms(
                who.getName(), "audit.export", "audit/1-" + last, format, period(from, to)));
    return new Export(noted, last, from, to);
  }

  private static String period(@Nullable Instant from, @Nullable Instant to) {
    return ((from == null ? "" : "from=" + from) + (to == null ? "" : " to=" + to)).strip();
  }

  /** An export that has begun. */
  public final class Export {
    private final NotedExport noted;
    private final long last;
    private final @Nullable Instant from;
    private final @Nullable Instant to;

    private Export(NotedExport noted, long last, @Nullable Instant from, @Nullable Instant to) {
      this.noted = noted;
      this.last = last;
      this.from = from;
      this.to = to;
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
            transactions.inNew(() -> entries.between(begin, last, from, to, PAGE));
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
