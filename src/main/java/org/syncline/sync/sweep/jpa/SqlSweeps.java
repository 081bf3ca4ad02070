package org.syncline.sync.sweep.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunState;
import org.syncline.sync.sweep.Kind;
import org.syncline.sync.sweep.Stage;
import org.syncline.sync.sweep.Sweep;
import org.syncline.sync.sweep.Sweeps;
import org.syncline.sync.sweep.Wanted;
import org.syncline.sync.sweep.Wish;

/** Sweeps in their table. */
public final class SqlSweeps implements Sweeps {
  private static final int PROBLEM = 1_000;
  private static final int WHY = 500;
  private static final String UNTIL =
      "lease_until = current_timestamp + interval '" + Lease.TERM.toSeconds() + "' second";
  private static final String HELD = " where instance_id = ? and lease_epoch = ?";
  private static final String UNDER_WAY = "batchstatus in ('STARTING', 'STARTED', 'STOPPING')";
  private static final String SELECT = "select * from target_sweep";
  private static final String ACQUIRE =
      "update target_sweep set execution_id = ?, lease_node = ?, lease_boot = ?,"
          + " lease_epoch = lease_epoch + 1, "
          + UNTIL
          + ", released = false, problem = null, stop_asked_by = null"
          + " where instance_id = ? and (released or lease_until < current_timestamp"
          + " or lease_node = ? and lease_boot <> ?)"
          + " and not exists (select 1 from target_sweep o where o.flow_id = target_sweep.flow_id"
          + " and o.job = target_sweep.job and o.instance_id <> target_sweep.instance_id"
          + " and not o.released and o.lease_until >= current_timestamp"
          + " and not (o.lease_node = ? and o.lease_boot <> ?))";
  private static final String DEAD =
      "select e.jobexecutionid, e.jobinstanceid from job_execution e"
          + " join job_instance i on i.jobinstanceid = e.jobinstanceid"
          + " left join target_sweep r on r.instance_id = e.jobinstanceid"
          + " where i.jobname in ('backfill', 'mirror') and e."
          + UNDER_WAY
          + " and case when r.execution_id = e.jobexecutionid and r.lease_until is not null"
          + " then r.lease_until < current_timestamp or r.lease_node = ? and r.lease_boot <> ?"
          + " else e.createtime < current_timestamp - cast(? as integer) * interval '1' second end"
          + " order by e.jobexecutionid";

  private final Sql sql;

  public SqlSweeps(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Asked add(long sweep, Asked asked) {
    Wish wish = asked.wish();
    sql.update(
        "insert into target_sweep (instance_id, job, flow_id, started_by, which, first_record,"
            + " last_record, changed_since, stage) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing",
        p ->
            p.number(sweep)
                .text(wish.kind().job())
                .text(wish.flow())
                .text(asked.startedBy())
                .text(wish.wanted() == null ? null : wish.wanted().word())
                .numberOrNull(wish.from())
                .numberOrNull(wish.to())
                .time(wish.changedSince())
                .text(Stage.first(wish.kind()).word()));
    return sql.query(
            SELECT + " where instance_id = ?",
            p -> p.number(sweep),
            row -> new Asked(wish(row), row.text("started_by")))
        .get(0);
  }

  private static Wish wish(Sql.Row row) throws SQLException {
    String wanted = row.textOrNull("which");
    return new Wish(
        Kind.ofJob(row.text("job")),
        row.text("flow_id"),
        wanted == null ? null : Words.of(Wanted.values()).get(wanted),
        row.numberOrNull("first_record"),
        row.numberOrNull("last_record"),
        row.timeOrNull("changed_since"));
  }

  @Override
  public Optional<Lease> acquire(long sweep, long execution, Lease.Holder holder) {
    int taken =
        sql.update(
            ACQUIRE,
            p ->
                p.number(execution)
                    .text(holder.node())
                    .text(holder.boot())
                    .number(sweep)
                    .text(holder.node())
                    .text(holder.boot())
                    .text(holder.node())
                    .text(holder.boot()));
    return taken == 0
        ? Optional.empty()
        : sql
            .query(
                "select lease_epoch from target_sweep where instance_id = ?",
                p -> p.number(sweep),
                row -> new Lease(sweep, row.number("lease_epoch")))
            .stream()
            .findFirst();
  }

  @Override
  public void renew(Collection<Lease> leases) {
    sql.batch(
        "update target_sweep set " + UNTIL + HELD + " and not released",
        leases,
        (Sql.Parameters p, Lease lease) -> p.number(lease.run()).number(lease.epoch()));
  }

  @Override
  public void stopAsked(long sweep, String actor) {
    sql.update(
        "update target_sweep set stop_asked_by = ? where instance_id = ?",
        p -> p.text(actor).number(sweep));
  }

  @Override
  public Optional<String> stopAskedBy(long sweep) {
    return sql
        .query(
            "select stop_asked_by from target_sweep where instance_id = ?",
            p -> p.number(sweep),
            row -> Optional.ofNullable(row.textOrNull("stop_asked_by")))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Its term goes on, in which the repository writes down how the try ended. */
  @Override
  public boolean release(Lease lease, @Nullable String problem) {
    return sql.update(
            "update target_sweep set released = true, " + UNTIL + ", problem = ?" + HELD,
            p -> p.text(cut(problem, PROBLEM)).number(lease.run()).number(lease.epoch()))
        == 1;
  }

  private static @Nullable String cut(@Nullable String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  @Override
  public Standing standing(long sweep) {
    return sql.query(
            SELECT + " where instance_id = ?",
            p -> p.number(sweep),
            row ->
                new Standing(
                    wish(row),
                    Stage.stored(row.text("stage")),
                    row.textOrNull("place"),
                    counts(row)))
        .get(0);
  }

  private static Sweep.Counts counts(Sql.Row row) throws SQLException {
    return new Sweep.Counts(row.number("looked"), row.number("strays"), row.number("planned"));
  }

  @Override
  public boolean move(Lease lease, Stage stage, @Nullable String place, Sweep.Counts counts) {
    return sql.update(
            "update target_sweep set stage = ?, place = ?, looked = ?, strays = ?, planned = ?, "
                + UNTIL
                + HELD
                + " and not released",
            p ->
                p.text(stage.word())
                    .text(place)
                    .number(counts.looked())
                    .number(counts.strays())
                    .number(counts.planned())
                    .number(lease.run())
                    .number(lease.epoch()))
        == 1;
  }

  @Override
  public void planned(long sweep, Stage stage, long more) {
    sql.update(
        "update target_sweep set stage = ?, planned = planned + ? where instance_id = ?",
        p -> p.text(stage.word()).number(more).number(sweep));
  }

  @Override
  public boolean decide(long sweep, Stage next, Sweep.Decision decision) {
    return sql.update(
            "update target_sweep set stage = ?, decided_by = ?, decided_why = ?, decided_at = ?"
                + " where instance_id = ? and stage = 'waiting'",
            p ->
                p.text(next.word())
                    .text(decision.by())
                    .text(cut(decision.why(), WHY))
                    .time(decision.at())
                    .number(sweep))
        == 1;
  }

  @Override
  public void supersede(String flow, long before) {
    sql.update(
        "update target_sweep set stage = 'superseded'"
            + " where flow_id = ? and job = 'mirror' and stage = 'waiting' and instance_id < ?",
        p -> p.text(flow).number(before));
  }

  @Override
  public void abandon(String flow, long before) {
    sql.update(
        "update target_sweep set stage = 'superseded' where flow_id = ? and job = 'mirror'"
            + " and stage in ('reading', 'settling', 'judging') and instance_id < ?",
        p -> p.text(flow).number(before));
  }

  @Override
  public List<Long> removing() {
    return sql.query(
        "select instance_id from target_sweep where job = 'mirror' and stage = 'removing'"
            + " and (released or lease_until < current_timestamp) order by instance_id",
        p -> {},
        row -> row.number("instance_id"));
  }

  @Override
  public List<Long> stopDead(Lease.Holder holder, Duration grace) {
    Map<Long, Long> dead = new LinkedHashMap<>();
    sql.query(
        DEAD,
        p -> p.text(holder.node()).text(holder.boot()).number(grace.toSeconds()),
        row -> dead.put(row.number("jobexecutionid"), row.number("jobinstanceid")));
    List<Long> sweeps = new ArrayList<>();
    dead.forEach(
        (execution, sweep) -> {
          if (end("job_execution", ", lastupdatedtime = current_timestamp", execution) == 1) {
            end("step_execution", "", execution);
            sql.update(
                "update target_sweep set released = true, lease_epoch = lease_epoch + 1"
                    + " where instance_id = ? and execution_id = ?",
                p -> p.number(sweep).number(execution));
            sweeps.add(sweep);
          }
        });
    return sweeps;
  }

  private int end(String table, String updated, long execution) {
    return sql.update(
        "update "
            + table
            + " set batchstatus = 'STOPPED', exitstatus = 'its server has not been heard of',"
            + " endtime = current_timestamp"
            + updated
            + " where jobexecutionid = ? and "
            + UNDER_WAY,
        p -> p.number(execution));
  }

  @Override
  public Optional<Sweep> find(long sweep) {
    return withExecutions(SELECT + " where instance_id = ?", p -> p.number(sweep)).stream()
        .findFirst();
  }

  @Override
  public List<Sweep> before(long sweep, @Nullable String flow, int atMost) {
    return withExecutions(
        SELECT
            + " where instance_id < ?"
            + (flow == null ? "" : " and flow_id = ?")
            + " order by instance_id desc limit ?",
        p -> {
          p.number(sweep);
          if (flow != null) {
            p.text(flow);
          }
          p.count(atMost);
        });
  }

  private static Sweep read(Sql.Row row) throws SQLException {
    String by = row.textOrNull("decided_by");
    Instant at = row.timeOrNull("decided_at");
    String why = row.textOrNull("decided_why");
    return new Sweep(
        row.number("instance_id"),
        wish(row),
        row.text("started_by"),
        RunState.STARTING,
        Stage.stored(row.text("stage")),
        counts(row),
        row.textOrNull("problem"),
        by == null || why == null || at == null ? null : new Sweep.Decision(by, why, at),
        List.of());
  }

  private static Sweep with(Sweep sweep, List<Run.Execution> executions) {
    return new Sweep(
        sweep.id(),
        sweep.wish(),
        sweep.startedBy(),
        executions.get(executions.size() - 1).state(),
        sweep.stage(),
        sweep.counts(),
        sweep.problem(),
        sweep.decision(),
        executions);
  }

  /** One without executions is about to get its first. */
  private List<Sweep> withExecutions(String sweeps, Sql.Setter setter) {
    return sql.queryJoined(
        "select w.*, e.jobexecutionid, e.batchstatus, e.starttime, e.endtime, e.exitstatus from ("
            + sweeps
            + ") w join job_execution e on e.jobinstanceid = w.instance_id"
            + " order by w.instance_id desc, e.jobexecutionid",
        setter,
        "instance_id",
        SqlSweeps::read,
        SqlSweeps::execution,
        SqlSweeps::with);
  }

  private static Run.Execution execution(Sql.Row row) throws SQLException {
    return new Run.Execution(
        row.number("jobexecutionid"),
        RunState.ofBatchStatus(row.text("batchstatus")),
        row.timeOrNull("starttime"),
        row.timeOrNull("endtime"),
        row.textOrNull("exitstatus"));
  }
}
