package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;

/**
 * How duties are read. One that somebody is at is kept as what it was before; that it is being sent
 * is said by its lease.
 */
final class DeliveryRows {
  private static final String OWN =
      "d.id, d.flow_id, d.record_id, d.version, d.receipt_id, d.priority, d.status, d.due_at,"
          + " d.tries, d.first_try_at, d.lease_epoch, d.planned_at, d.source_at, d.accepted_at,"
          + " d.started_at, d.settled_at, d.reason, d.sentence, d.external_id, d.waits_for,"
          + " d.decided_by, d.decided_why, d.call_micros, d.answered_at";
  private static final String HELD = ", l.node, l.boot, l.held_until, l.epoch, l.tried_at";

  /** Of a duty {@code d} and its lease {@code l}. */
  static final String COLUMNS = OWN + HELD;

  /** Joins a duty {@code d} with its lease {@code l}, if there is one. */
  static final String WITH_LEASE = " left join delivery_lease l on l.delivery_id = d.id ";

  /** Behind it comes which. */
  static final String SELECT = "select " + COLUMNS + " from delivery d" + WITH_LEASE;

  /** Whether nobody is at a duty {@code d}. */
  static final String FREE =
      " not exists (select 1 from delivery_lease l where l.delivery_id = d.id)";

  private DeliveryRows() {}

  /** Who is at a duty, and what it is by that. */
  private record Held(Delivery.Lease lease, long epoch, Instant tried) {}

  /**
   * Reads one of a row that is joined with its lease. What is over stays over: a kill may leave H2
   * the lease of what was settled.
   */
  static Delivery read(Sql.Row row) throws SQLException {
    Instant until = row.timeOrNull("held_until");
    return read(
        row,
        until == null || !Status.ofWord(row.text("status")).open()
            ? null
            : new Held(
                new Delivery.Lease(new Holder(row.text("node"), row.text("boot")), until),
                row.number("epoch"),
                row.time("tried_at")));
  }

  /** Reads one that nobody is at, of a row of its table alone. */
  static Delivery readFree(Sql.Row row) throws SQLException {
    return read(row, null);
  }

  private static Delivery read(Sql.Row row, @Nullable Held held) throws SQLException {
    Status kept = Status.ofWord(row.text("status"));
    return new Delivery(
        row.number("id"),
        new Duty(
            row.text("flow_id"),
            row.number("record_id"),
            row.count("version"),
            row.numberOrNull("receipt_id"),
            Priority.values()[row.count("priority")]),
        held == null || kept == Status.UNCERTAIN ? kept : Status.SENDING,
        held == null ? row.timeOrNull("due_at") : null,
        row.count("tries"),
        held == null ? row.timeOrNull("first_try_at") : held.tried(),
        held == null ? null : held.lease(),
        held == null ? row.number("lease_epoch") : held.epoch(),
        row.time("planned_at"),
        new Cause(
            row.timeOrNull("source_at"),
            row.timeOrNull("accepted_at"),
            row.timeOrNull("started_at")),
        row.timeOrNull("settled_at"),
        row.textOrNull("reason"),
        row.textOrNull("sentence"),
        row.textOrNull("external_id"),
        row.numberOrNull("waits_for"),
        decision(row),
        Duration.of(row.number("call_micros"), ChronoUnit.MICROS),
        row.timeOrNull("answered_at"));
  }

  private static Delivery.@Nullable Decision decision(Sql.Row row) throws SQLException {
    String by = row.textOrNull("decided_by");
    return by == null ? null : new Delivery.Decision(by, row.text("decided_why"));
  }
}
