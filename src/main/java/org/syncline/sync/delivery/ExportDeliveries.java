package org.syncline.sync.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.NotedExport;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * Takes what became of deliveries out of the hub as a table, one row each, in the order of the
 * search; never a value of a record. Each page is read in a transaction of its own: what changes
 * meanwhile may be there as it was or as it is.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class ExportDeliveries {
  private static final int PAGE = DeliveryQuery.MOST;
  private static final List<String> COLUMNS =
      List.of(
          "delivery",
          "flow",
          "record",
          "version",
          "receipt",
          "priority",
          "status",
          "reason",
          "sentence",
          "tries",
          "planned",
          "due",
          "settled",
          "answered",
          "externalId",
          "waitsFor",
          "decidedBy",
          "decidedWhy");

  private final Transactions transactions;
  private final Deliveries deliveries;
  private final AuditTrail audit;

  public ExportDeliveries(Transactions transactions, Deliveries deliveries, AuditTrail audit) {
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.audit = audit;
  }

  /** Notes the export. Its cursor and limit do not matter. */
  public Export begin(DeliveryQuery query, Actor who, TableFormat format) {
    who.require(Permission.READ_LEDGER);
    Status status = query.status();
    return new Export(
        query,
        NotedExport.begin(
            audit,
            new NotedExport.Terms(
                who.getName(),
                "delivery.export",
                "deliveries",
                format,
                status == null ? "" : "status=" + status.word())));
  }

  /** An export that has begun. */
  public final class Export {
    private final DeliveryQuery query;
    private final NotedExport noted;

    private Export(DeliveryQuery query, NotedExport noted) {
      this.query = query;
      this.noted = noted;
    }

    /**
     * Writes the table.
     *
     * @throws IOException where the receiver has gone away
     */
    public void writeTo(OutputStream out) throws IOException {
      noted.write(out, "deliveries", COLUMNS, this::rows);
    }

    private void rows(TableWriter table) throws IOException {
      Long cursor = null;
      List<Delivery> found;
      do {
        DeliveryQuery page = query.page(cursor, PAGE);
        found = transactions.inNew(() -> deliveries.search(page));
        for (Delivery delivery : found) {
          table.row(cells(delivery));
          cursor = delivery.id();
        }
      } while (found.size() == PAGE);
    }
  }

  private static List<@Nullable Object> cells(Delivery delivery) {
    Duty duty = delivery.duty();
    Delivery.Decision decision = delivery.decision();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(delivery.id());
    cells.add(duty.flow());
    // A row that is taken away though no record has it belongs to none.
    cells.add(duty.record() > 0 ? duty.record() : null);
    cells.add(duty.version());
    cells.add(duty.receipt());
    cells.add(duty.priority().name().toLowerCase(Locale.ROOT));
    cells.add(delivery.status().word());
    cells.add(delivery.reason());
    cells.add(delivery.sentence());
    cells.add(delivery.tries());
    cells.add(delivery.plannedAt());
    cells.add(delivery.dueAt());
    cells.add(delivery.settledAt());
    cells.add(delivery.answeredAt());
    cells.add(delivery.externalId());
    cells.add(delivery.waitsFor());
    cells.add(decision == null ? null : decision.by());
    cells.add(decision == null ? null : decision.why());
    return cells;
  }
}
