package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.RetryBudget;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.delivery.Targets;

/** Targets in their table. */
public final class SqlTargets implements Targets {
  private static final String COLUMNS =
      "flow_id, paused_by, paused_why, paused_since, breaker, breaker_until, breaker_openings,"
          + " breaker_row, breaker_last, breaker_calls, rests_until, rests, budget, budget_at,"
          + " drainer_node, drainer_boot, drainer_until";
  // The clock is read behind the lock: what its last holder wrote is not in the future then.
  private static final String LOCK =
      "select t.*, clock_timestamp() as now from (select "
          + COLUMNS
          + " from delivery_target where flow_id = ? for update) t";
  private static final String LOCK_H2 =
      "select "
          + COLUMNS
          + ", current_timestamp as now from delivery_target where flow_id = ? for update";

  private final Sql sql;

  public SqlTargets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Locked lock(String flow) {
    List<Locked> found = locked(flow);
    if (found.isEmpty()) {
      sql.update(
          "insert into delivery_target (flow_id, breaker, breaker_openings, breaker_row,"
              + " breaker_last, breaker_calls, rests, budget, budget_at)"
              + " values (?, 'CLOSED', 0, 0, 0, 0, 0, 0, current_timestamp) on conflict do nothing",
          p -> p.text(flow));
      found = locked(flow);
    }
    return found.get(0);
  }

  private List<Locked> locked(String flow) {
    return sql.query(
        sql.postgres() ? LOCK : LOCK_H2,
        p -> p.text(flow),
        row -> new Locked(read(row), row.time("now")));
  }

  @Override
  public void keep(Target target) {
    sql.update(
        "update delivery_target set paused_by = ?, paused_why = ?, paused_since = ?, breaker = ?,"
            + " breaker_until = ?, breaker_openings = ?, breaker_row = ?, breaker_last = ?,"
            + " breaker_calls = ?, rests_until = ?, rests = ?, budget = ?, budget_at = ?,"
            + " drainer_node = ?, drainer_boot = ?, drainer_until = ? where flow_id = ?",
        p -> {
          Target.Pause pause = target.pause();
          Breaker breaker = target.breaker();
          Target.Drainer drainer = target.drainer();
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
              .text(drainer == null ? null : drainer.holder().node())
              .text(drainer == null ? null : drainer.holder().boot())
              .time(drainer == null ? null : drainer.until())
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
        new RetryBudget(row.count("budget"), row.time("budget_at")),
        drainer(row));
  }

  private static Target.@Nullable Drainer drainer(Sql.Row row) throws SQLException {
    Instant until = row.timeOrNull("drainer_until");
    return until == null
        ? null
        : new Target.Drainer(new Holder(row.text("drainer_node"), row.text("drainer_boot")), until);
  }

  private static Target.@Nullable Pause pause(Sql.Row row) throws SQLException {
    String by = row.textOrNull("paused_by");
    Instant since = row.timeOrNull("paused_since");
    String why = row.textOrNull("paused_why");
    return by == null || since == null || why == null ? null : new Target.Pause(by, why, since);
  }
}
