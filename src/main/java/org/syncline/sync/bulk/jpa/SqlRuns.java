package org.syncline.sync.bulk.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.Progress;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;
import org.syncline.sync.bulk.Runs;
import org.syncline.sync.intake.Status;

/** Runs in their tables. */
public final class SqlRuns implements Runs {
  private static final int PROBLEM = 1_000;
  private static final String UNTIL =
      "lease_until = current_timestamp + interval '" + Lease.TERM.toSeconds() + "' second";
  private static final String HELD = " where instance_id = ? and lease_epoch = ?";
  private static final String SELECT =
      "select i.jobinstanceid, r.* from job_instance i"
          + " left join bulk_run r on r.instance_id = i.jobinstanceid where i.jobname = '"
          + RunJobs.JOB
          + "'";
  private static final String LAST_STATUS =
      "(select e.batchstatus from job_execution e where e.jobinstanceid = i.jobinstanceid"
          + " order by e.jobexecutionid desc limit 1)";
  private static final String UNDER_WAY = "batchstatus in ('STARTING', 'STARTED', 'STOPPING')";
  private static final String DEAD =
      "select e.jobexecutionid, e.jobinstanceid from job_execution e"
          + " join job_instance i on i.jobinstanceid = e.jobinstanceid"
          + " left join bulk_run r on r.instance_id = e.jobinstanceid"
          + " where i.jobname = '"
          + RunJobs.JOB
          + "' and e."
          + UNDER_WAY
          + " and case when r.execution_id = e.jobexecutionid and r.lease_until is not null"
          + " then r.lease_until < current_timestamp or r.lease_node = ? and r.lease_boot <> ?"
          + " else e.createtime < current_timestamp - cast(? as integer) * interval '1' second end"
          + " order by e.jobexecutionid";

  private final Sql sql;

  public SqlRuns(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Asked add(long run, Asked asked) {
    sql.update(
        "insert into bulk_run (instance_id, flow_id, file_name, started_by) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        p -> p.number(run).text(asked.flow()).text(asked.file()).text(asked.startedBy()));
    return sql.query(
            "select flow_id, file_name, started_by from bulk_run where instance_id = ?",
            p -> p.number(run),
            row -> new Asked(row.text("flow_id"), row.text("file_name"), row.text("started_by")))
        .get(0);
  }

  @Override
  public Optional<Lease> acquire(long run, long execution, Lease.Holder holder) {
    int taken =
        sql.update(
            "update bulk_run set execution_id = ?, lease_node = ?, lease_boot = ?,"
                + " lease_epoch = lease_epoch + 1, "
                + UNTIL
                + ", released = false, problem = null, stop_asked_by = null, try_records = records,"
                + " try_bytes = bytes, try_began = current_timestamp, moved_at = null"
                + " where instance_id = ? and (released or"
                + " lease_until < current_timestamp or lease_node = ? and lease_boot <> ?)",
            p ->
                p.number(execution)
                    .text(holder.node())
                    .text(holder.boot())
                    .number(run)
                    .text(holder.node())
                    .text(holder.boot()));
    return taken == 0
        ? Optional.empty()
        : sql
            .query(
                "select lease_epoch from bulk_run where instance_id = ?",
                p -> p.number(run),
                row -> new Lease(run, row.number("lease_epoch")))
            .stream()
            .findFirst();
  }

  @Override
  public Optional<String> nodeOf(long run) {
    return text("select lease_node as text from bulk_run where instance_id = ?", run);
  }

  @Override
  public void renew(Collection<Lease> leases) {
    sql.batch(
        "update bulk_run set " + UNTIL + HELD + " and not released",
        leases,
        (Sql.Parameters p, Lease lease) -> held(p, lease));
  }

  @Override
  public void stopAsked(long run, String actor) {
    sql.update(
        "update bulk_run set stop_asked_by = ? where instance_id = ?",
        p -> p.text(actor).number(run));
  }

  @Override
  public Optional<String> stopAskedBy(long run) {
    return text("select stop_asked_by as text from bulk_run where instance_id = ?", run);
  }

  private Optional<String> text(String select, long run) {
    return sql
        .query(select, p -> p.number(run), row -> Optional.ofNullable(row.textOrNull("text")))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Its term goes on, in which the repository writes down how the try ended. */
  @Override
  public boolean release(Lease lease, @Nullable String problem) {
    return sql.update(
            "update bulk_run set released = true, " + UNTIL + ", problem = ?" + HELD,
            p -> held(p.text(cut(problem)), lease))
        == 1;
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= PROBLEM ? text : text.substring(0, PROBLEM);
  }

  private static void held(Sql.Parameters p, Lease lease) throws SQLException {
    p.number(lease.run()).number(lease.epoch());
  }

  @Override
  public Optional<Run.Source> source(long run) {
    return sql
        .query(
            "select * from bulk_run where instance_id = ? and content_hash is not null",
            p -> p.number(run),
            SqlRuns::source)
        .stream()
        .findFirst();
  }

  @Override
  public void setSource(Lease lease, Run.Source source) {
    sql.update(
        "update bulk_run set system_id = ?, object = ?, file_size = ?, content_hash = ?" + HELD,
        p ->
            held(
                p.text(source.system())
                    .text(source.object())
                    .number(source.size())
                    .text(source.contentHash()),
                lease));
  }

  @Override
  public RecordStream.Position place(long run) {
    return sql
        .query(
            "select records, bytes from bulk_run where instance_id = ?",
            p -> p.number(run),
            row -> new RecordStream.Position(row.number("records"), row.number("bytes")))
        .stream()
        .findFirst()
        .orElse(RecordStream.Position.START);
  }

  @Override
  public boolean done(Lease lease, Done done) {
    int kept =
        sql.update(
            "update bulk_run set records = ?, bytes = ?, created = created + ?,"
                + " updated = updated + ?, unchanged = unchanged + ?, duplicate = duplicate + ?,"
                + " superseded = superseded + ?, parked = parked + ?, waiting = waiting + ?,"
                + " dismissed = dismissed + ?, moved_at = current_timestamp, "
                + UNTIL
                + HELD
                + " and not released",
            p -> {
              p.number(done.records()).number(done.bytes());
              for (Status status : Status.values()) {
                p.number(done.outcomes().getOrDefault(status, 0L));
              }
              held(p, lease);
            });
    if (kept == 0) {
      return false;
    }
    sql.batch(
        "insert into bulk_open (instance_id, record_number, receipt_id) values (?, ?, ?)",
        done.open().entrySet(),
        (Sql.Parameters p, Map.Entry<Long, Long> open) ->
            p.number(lease.run()).number(open.getKey()).number(open.getValue()));
    return true;
  }

  @Override
  public List<Long> stopDead(Lease.Holder holder, Duration grace) {
    Map<Long, Long> dead = new LinkedHashMap<>();
    sql.query(
        DEAD,
        p -> p.text(holder.node()).text(holder.boot()).number(grace.toSeconds()),
        row -> dead.put(row.number("jobexecutionid"), row.number("jobinstanceid")));
    List<Long> runs = new ArrayList<>();
    dead.forEach(
        (execution, run) -> {
          if (end("job_execution", execution) == 1) {
            end("step_execution", execution);
            sql.update(
                "update bulk_run set released = true, lease_epoch = lease_epoch + 1"
                    + " where instance_id = ? and execution_id = ?",
                p -> p.number(run).number(execution));
            runs.add(run);
          }
        });
    return runs;
  }

  private int end(String table, long execution) {
    String updated = table.equals("job_execution") ? ", lastupdatedtime = current_timestamp" : "";
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
  public List<Run> search(RunQuery query) {
    String flow = query.flow();
    String file = query.file();
    RunState state = query.state();
    String select =
        SELECT
            + " and i.jobinstanceid < ?"
            + (flow == null ? "" : " and r.flow_id = ?")
            + (file == null ? "" : " and position(? in lower(r.file_name)) > 0")
            + (state == null ? "" : " and " + LAST_STATUS + " = ?")
            + " order by i.jobinstanceid desc limit ?";
    return withExecutions(
        select,
        p -> {
          p.number(query.before());
          if (flow != null) {
            p.text(flow);
          }
          if (file != null) {
            p.text(file);
          }
          if (state != null) {
            p.text(state.batchStatus());
          }
          p.count(query.limit());
        });
  }

  @Override
  public List<Reading> readings(Collection<String> files) {
    return sql.query(
        "select file_name, flow_id, max(instance_id) as last_run from bulk_run"
            + " where file_name = any(?) group by file_name, flow_id order by file_name, flow_id",
        p -> p.texts(files),
        row -> new Reading(row.text("file_name"), row.text("flow_id"), row.number("last_run")));
  }

  @Override
  public Optional<Run> find(long run) {
    return withExecutions(SELECT + " and i.jobinstanceid = ?", p -> p.number(run)).stream()
        .findFirst();
  }

  @Override
  public boolean reading(String file) {
    return !sql.query(
            "select r.instance_id from bulk_run r"
                + " join job_execution e on e.jobexecutionid = r.execution_id"
                + " where r.file_name = ? and e."
                + UNDER_WAY
                + " limit 1",
            p -> p.text(file),
            row -> row.number("instance_id"))
        .isEmpty();
  }

  @Override
  public List<OpenRecord> open(long run, long afterRecord, int atMost) {
    return sql.query(
        "select record_number, receipt_id from bulk_open where instance_id = ?"
            + " and record_number > ? order by record_number limit ?",
        p -> p.number(run).number(afterRecord).count(atMost),
        row -> new OpenRecord(row.number("record_number"), row.number("receipt_id")));
  }

  /** A run without its executions. */
  private record Row(
      long id,
      String flow,
      String file,
      String startedBy,
      Run.@Nullable Source source,
      @Nullable String problem,
      Run.Counts counts,
      Progress progress) {

    Run with(List<Run.Execution> executions) {
      RunState state = executions.get(executions.size() - 1).state();
      return new Run(
          id, flow, file, startedBy, state, source, problem, counts, progress, executions);
    }
  }

  /** Of a run that was just started the repository may know alone. */
  private static Row row(Sql.Row row) throws SQLException {
    long id = row.number("jobinstanceid");
    if (row.textOrNull("flow_id") == null) {
      Run.Counts none = new Run.Counts(0, Map.of());
      return new Row(id, "", "", "", null, null, none, Progress.NONE);
    }
    Map<Status, Long> outcomes = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      outcomes.put(status, row.number(status.word()));
    }
    return new Row(
        id,
        row.text("flow_id"),
        row.text("file_name"),
        row.text("started_by"),
        row.textOrNull("content_hash") == null ? null : source(row),
        row.textOrNull("problem"),
        new Run.Counts(row.number("records"), outcomes),
        new Progress(
            row.number("bytes"),
            row.number("records") - row.number("try_records"),
            row.number("bytes") - row.number("try_bytes"),
            row.timeOrNull("try_began"),
            row.timeOrNull("moved_at")));
  }

  private static Run.Source source(Sql.Row row) throws SQLException {
    return new Run.Source(
        row.text("system_id"),
        row.text("object"),
        row.number("file_size"),
        row.text("content_hash"));
  }

  /** One without executions is about to get its first. */
  private List<Run> withExecutions(String runs, Sql.Setter setter) {
    return sql.queryJoined(
        "select w.*, e.jobexecutionid, e.batchstatus, e.starttime, e.endtime, e.exitstatus from ("
            + runs
            + ") w join job_execution e on e.jobinstanceid = w.jobinstanceid"
            + " order by w.jobinstanceid desc, e.jobexecutionid",
        setter,
        "jobinstanceid",
        SqlRuns::row,
        SqlRuns::execution,
        Row::with);
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
