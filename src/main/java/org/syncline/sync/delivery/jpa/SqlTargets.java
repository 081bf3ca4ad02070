package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.RetryBudget;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.delivery.Targets;

/** Targets in their table. */
public final class SqlTargets implements Targets {
  private static final String COLUMNS =
      "flow_id, paused_by, paused_why, paused_since, breaker, breaker_until, breaker_openings,"
          + " breaker_row, breaker_last, breaker_calls, rests_until, rests, budget, budget_at";
  private static final String LOCK =
      "select " + COLUMNS + " from delivery_target where flow_id = ? for update";

  private final Sql sql;

  public SqlTargets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Locked lock(String flow) {
    List<Target> found = sql.query(LOCK, p -> p.text(flow), SqlTargets::read);
    if (found.isEmpty()) {
      sql.update(
          "insert into delivery_target (flow_id, breaker, breaker_openings, breaker_row,"
              + " breaker_last, breaker_calls, rests, budget, budget_at)"
              + " values (?, 'CLOSED', 0, 0, 0, 0, 0, 0, current_timestamp) on conflict do nothing",
          p -> p.text(flow));
      found = sql.query(LOCK, p -> p.text(flow), SqlTargets::read);
    }
    // Asked behind the lock: what its last holder wrote is not in the future then.
    String now =
        sql.postgres() ? "select clock_timestamp() as now" : "select current_timestamp as now";
    return new Locked(found.get(0), sql.query(now, p -> {}, row -> row.time("now")).get(0));
  }

  @Override
  public void keep(Target target) {
    sql.update(
        "update delivery_target set paused_by = ?, paused_why = ?, paused_since = ?, breaker = ?,"
            + " breaker_until = ?, breaker_openings = ?, breaker_row = ?, breaker_last = ?,"
            + " breaker_calls = ?, rests_until = ?, rests = ?, budget = ?, budget_at = ?"
            + " where flow_id = ?",
        p -> {
          Target.Pause pause = target.pause();
          Breaker breaker = target.breaker();
          p.text(pause == null ? null : pause.by())
              .text(pause == null ? null : pause.why())
              .time(pause == null ? null : pause.since())
              .text(breaker.state().name())
              .time(breaker.until())
              .count(breaker.openings())
              .count(breaker.inARow())
              .count(breaker.last())
              .count(breaker.calls())
              .time(target.restsUntil())
              .count(target.rests())
              .count(target.budget().thousandths())
              .time(target.budget().at())
              .text(target.flow());
        });
  }

  @Override
  public List<Target> all() {
    return sql.query(
        "select " + COLUMNS + " from delivery_target order by flow_id", p -> {}, SqlTargets::read);
  }

  private static Target read(Sql.Row row) throws SQLException {
    return new Target(
        row.text("flow_id"),
        pause(row),
        new Breaker(
            Breaker.State.valueOf(row.text("breaker")),
            row.timeOrNull("breaker_until"),
            row.count("breaker_openings"),
            row.count("breaker_row"),
            row.count("breaker_last"),
            row.count("breaker_calls")),
        row.timeOrNull("rests_until"),
        row.count("rests"),
        new RetryBudget(row.count("budget"), row.time("budget_at")));
  }

  private static Target.@Nullable Pause pause(Sql.Row row) throws SQLException {
    String by = row.textOrNull("paused_by");
    Instant since = row.timeOrNull("paused_since");
    String why = row.textOrNull("paused_why");
    return by == null || since == null || why == null ? null : new Target.Pause(by, why, since);
  }
}
