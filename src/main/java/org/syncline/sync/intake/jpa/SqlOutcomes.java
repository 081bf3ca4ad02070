package org.syncline.sync.intake.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.intake.Held;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Outcomes;
import org.syncline.sync.intake.Status;

/** Outcomes in their table. */
public final class SqlOutcomes implements Outcomes {
  private final Sql sql;

  public SqlOutcomes(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Collection<Outcome> outcomes) {
    sql.batch(
        "insert into outcome (status, reason, lane_key, stamp, record_id, flow_version,"
            + " mapping_version, problems, settled_at, tries, decided_by, receipt_id, flow_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        outcomes,
        (Sql.Parameters p, Outcome o) -> id(content(p, o).count(o.tries()).text(o.decidedBy()), o));
  }

  @Override
  public void replace(Collection<Outcome> outcomes) {
    sql.batch(
        "update outcome set status = ?, reason = ?, lane_key = ?, stamp = ?, record_id = ?,"
            + " flow_version = ?, mapping_version = ?, problems = ?, settled_at = ?,"
            + " tries = tries + 1 where receipt_id = ? and flow_id = ?",
        outcomes,
        (Sql.Parameters p, Outcome o) -> id(content(p, o), o));
  }

  private static Sql.Parameters content(Sql.Parameters p, Outcome o) throws SQLException {
    return p.text(o.status().word())
        .text(o.reason())
        .text(o.key())
        .numberOrNull(o.stamp())
        .numberOrNull(o.recordId())
        .count(o.flowVersion())
        .count(o.mappingVersion())
        .bytes(o.problems())
        .time(o.settledAt());
  }

  private static void id(Sql.Parameters p, Outcome o) throws SQLException {
    p.number(o.receipt()).text(o.flow());
  }

  @Override
  public Map<Long, Status> statuses(Collection<Long> receipts) {
    Map<Long, Status> found = new HashMap<>();
    sql.query(
        "select receipt_id, status from outcome where receipt_id = any(?)",
        p -> p.numbers(receipts),
        row -> found.put(row.number("receipt_id"), Status.ofWord(row.text("status"))));
    return found;
  }

  @Override
  public void remove(long receipt, String flow) {
    sql.update(
        "delete from outcome where receipt_id = ? and flow_id = ?",
        p -> p.number(receipt).text(flow));
  }

  @Override
  public void supersede(Collection<Held> held, Instant at) {
    sql.batch(
        "update outcome set status = 'superseded', reason = null, settled_at = ?"
            + " where receipt_id = ? and flow_id = ?",
        held,
        (Sql.Parameters p, Held h) -> p.time(at).number(h.receipt()).text(h.flow()));
  }

  @Override
  public boolean dismiss(long receipt, String flow, String who, String why, Instant at) {
    return sql.update(
            "update outcome set status = 'dismissed', decided_by = ?, decided_why = ?,"
                + " settled_at = ? where receipt_id = ? and flow_id = ?"
                + " and status in ('parked', 'waiting')",
            p -> p.text(who).text(why).time(at).number(receipt).text(flow))
        == 1;
  }

  @Override
  public boolean noteRetry(long receipt, String flow, String who, String why) {
    return sql.update(
            "update outcome set decided_by = ?, decided_why = ? where receipt_id = ?"
                + " and flow_id = ? and status in ('parked', 'waiting')",
            p -> p.text(who).text(why).number(receipt).text(flow))
        == 1;
  }

  @Override
  public boolean park(Held held, String reason, byte @Nullable [] problems, Instant at) {
    return sql.update(
            "update outcome set status = 'parked', reason = ?, problems = ?, settled_at = ?"
                + " where receipt_id = ? and flow_id = ? and status in ('parked', 'waiting')",
            p -> p.text(reason).bytes(problems).time(at).number(held.receipt()).text(held.flow()))
        == 1;
  }
}
