package org.syncline.sync.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * Takes what became of messages out of the hub as a table, one row for each message and flow, in
 * the order of the search; never a body. Each page is read in a transaction of its own: what
 * changes meanwhile may be there as it was or as it is.
 */
public final class ExportMessages {
  private static final int PAGE = LedgerQuery.MOST;
  private static final List<String> COLUMNS =
      List.of(
          "receipt",
          "system",
          "object",
          "messageId",
          "door",
          "sent",
          "received",
          "accepted",
          "flow",
          "status",
          "reason",
          "key",
          "record",
          "settled",
          "tries",
          "decidedBy",
          "decidedWhy");

  private final Transactions transactions;
  private final Ledger ledger;
  private final AuditTrail audit;

  public ExportMessages(Transactions transactions, Ledger ledger, AuditTrail audit) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** Notes the export. Its cursor and limit do not matter; who speaks for one system gets none. */
  public Export begin(LedgerQuery query, Actor who, TableFormat format) {
    who.require(Permission.READ_MESSAGES);
    who.require(Permission.READ_LEDGER);
    if (!who.speaksFor("")) {
      throw new NotAllowedException(who.getName(), Permission.READ_MESSAGES);
    }
    Status status = query.status();
    return new Export(
        query,
        NotedExport.begin(
            audit,
            new NotedExport.Terms(
                who.getName(),
                "message.export",
                "messages",
                format,
                status == null ? "" : "status=" + status.word())));
  }

  /** An export that has begun. */
  public final class Export {
    private final LedgerQuery query;
    private final NotedExport noted;

    private Export(LedgerQuery query, NotedExport noted) {
      this.query = query;
      this.noted = noted;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      noted.write(out, "messages", COLUMNS, this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      Long cursor = null;
      while (true) {
        LedgerQuery page = query.page(cursor, PAGE);
        List<LedgerLine> lines = transactions.inNew(() -> ledger.search(page));
        boolean last = lines.size() < PAGE;
        // A full page may end between two flows of one receipt: that receipt begins the next page.
        long cut = last ? 0 : lines.get(lines.size() - 1).receipt().id();
        boolean split = !last && lines.get(0).receipt().id() != cut;
        for (LedgerLine line : lines) {
          if (!split || line.receipt().id() != cut) {
            table.row(cells(line));
          }
        }
        if (last) {
          return;
        }
        boolean falling = query.order() == LedgerQuery.Order.NEWEST_FIRST;
        cursor = !split ? cut : falling ? cut + 1 : cut - 1;
      }
    }
  }

  private static List<@Nullable Object> cells(LedgerLine line) {
    Receipt receipt = line.receipt();
    Outcome outcome = line.outcome();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(receipt.id());
    cells.add(receipt.system());
    cells.add(receipt.object());
    cells.add(receipt.messageId());
    cells.add(receipt.door());
    cells.add(receipt.sentAt());
    cells.add(receipt.receivedAt());
    cells.add(receipt.acceptedAt());
    cells.add(outcome.flow());
    cells.add(outcome.status().word());
    cells.add(outcome.reason());
    cells.add(outcome.key());
    cells.add(outcome.recordId());
    cells.add(outcome.settledAt());
    cells.add(outcome.tries());
    cells.add(outcome.decidedBy());
    cells.add(outcome.decidedWhy());
    return cells;
  }
}
