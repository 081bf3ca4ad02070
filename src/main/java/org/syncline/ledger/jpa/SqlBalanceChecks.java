package org.syncline.ledger.jpa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.ledger.BalanceCheck;
import org.syncline.ledger.BalanceChecks;
import org.syncline.platform.jpa.Sql;

/** Checks and control totals in their tables. */
public final class SqlBalanceChecks implements BalanceChecks {
  private final Sql sql;

  public SqlBalanceChecks(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<BalanceCheck> last() {
    return sql
        .query(
            "select * from ledger_check order by id desc limit 1",
            p -> {},
            row ->
                new BalanceCheck(
                    row.text("run_id"),
                    row.time("checked_at"),
                    row.number("accepted"),
                    row.number("receipts"),
                    row.number("outcomes"),
                    row.number("in_flight"),
                    row.number("unproven"),
                    row.flag("balanced"),
                    row.text("verdict")))
        .stream()
        .findFirst();
  }

  @Override
  public void add(BalanceCheck check) {
    String id = sql.postgres() ? "nextval('ledger_id')" : "next value for ledger_id";
    sql.update(
        "insert into ledger_check (id, run_id, checked_at, accepted, receipts, outcomes, in_flight,"
            + " unproven, balanced, verdict) values ("
            + id
            + ", ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(check.run())
                .time(check.at())
                .number(check.accepted())
                .number(check.receipts())
                .number(check.outcomes())
                .number(check.inFlight())
                .number(check.unproven())
                .flag(check.balanced())
                .text(check.verdict()));
  }

  @Override
  public void tell(String system, long messages, String who) {
    int known =
        sql.update(
            "update control_total set messages = ?, told_by = ?, told_at = current_timestamp"
                + " where system_id = ?",
            p -> p.number(messages).text(who).text(system));
    if (known == 0) {
      sql.update(
          "insert into control_total (system_id, messages, told_by, told_at)"
              + " values (?, ?, ?, current_timestamp)",
          p -> p.text(system).number(messages).text(who));
    }
  }

  @Override
  public Map<String, Long> told() {
    Map<String, Long> told = new LinkedHashMap<>();
    sql.query(
        "select system_id, messages from control_total order by system_id",
        p -> {},
        row -> told.put(row.text("system_id"), row.number("messages")));
    return told;
  }
}
