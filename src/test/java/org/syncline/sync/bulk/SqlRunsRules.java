package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.bulk.jpa.SqlRuns;
import org.syncline.sync.intake.CountedStatements;
import org.syncline.sync.intake.Status;

/** Runs in the tables of the hub and of the server's job repository. */
abstract class SqlRunsRules {
  private static final Lease.Holder HERE = new Lease.Holder("one", "boot-1");
  private static final Lease.Holder HERE_AGAIN = new Lease.Holder("one", "boot-2");
  private static final Lease.Holder THERE = new Lease.Holder("two", "boot-1");
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final Runs.Asked ASKED = new Runs.Asked("people", "people.csv", "ada");

  private LocalTransactions transactions;
  private Sql sql;
  private Runs runs;

  abstract javax.sql.DataSource migrated();

  @BeforeEach
  void open() {
    transactions = new LocalTransactions(migrated());
    sql = Sql.on(transactions.source());
    runs = new SqlRuns(sql);
  }

  private <T> T in(Supplier<T> work) {
    return transactions.inNew(work);
  }

  /** As the repository does it. */
  private void job(long instance, String name) {
    sql.update(
        "insert into job_instance (jobinstanceid, jobname) values (?, ?)",
        p -> p.number(instance).text(name));
  }

  private void execution(long instance, long execution, String status, int secondsAgo) {
    sql.update(
        "insert into job_execution (jobexecutionid, jobinstanceid, createtime, starttime,"
            + " batchstatus) values (?, ?, current_timestamp - cast(? as integer) * interval '1'"
            + " second, current_timestamp, ?)",
        p -> p.number(execution).number(instance).number(secondsAgo).text(status));
    sql.update(
        "insert into step_execution (jobexecutionid, stepname, batchstatus) values (?, 'records',"
            + " ?)",
        p -> p.number(execution).text(status));
  }

  private void status(long execution, String status) {
    sql.update(
        "update job_execution set batchstatus = ? where jobexecutionid = ?",
        p -> p.text(status).number(execution));
  }

  private Lease begun(long run, long execution, Lease.Holder holder) {
    return in(
        () -> {
          runs.add(run, ASKED);
          return runs.acquire(run, execution, holder).orElseThrow();
        });
  }

  private void silent(long run) {
    sql.update(
        "update bulk_run set lease_until = current_timestamp - interval '1' second"
            + " where instance_id = ?",
        p -> p.number(run));
  }

  private List<Long> dead(Lease.Holder asking) {
    return in(() -> runs.stopDead(asking, GRACE));
  }

  private Run run(long id) {
    return in(() -> runs.find(id)).orElseThrow();
  }

  @Test
  void the_first_who_makes_a_run_known_counts() {
    in(() -> runs.add(1, ASKED));

    assertThat(in(() -> runs.add(1, new Runs.Asked("x", "y", "management")))).isEqualTo(ASKED);
  }

  @Test
  void one_server_at_a_time_works_on_a_run() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 0);
    Lease first = begun(1, 11, HERE);

    assertThat(in(() -> runs.acquire(1, 12, THERE))).isEmpty();
    assertThat(in(() -> runs.acquire(1, 12, HERE))).isEmpty();
    assertThat(in(() -> runs.nodeOf(1))).contains("one");

    in(() -> runs.release(first, null));
    Optional<Lease> second = in(() -> runs.acquire(1, 12, THERE));
    assertThat(second).contains(new Lease(1, first.epoch() + 1));
  }

  @Test
  void whoever_has_not_been_heard_of_loses_the_run_and_can_keep_nothing_of_it() {
    job(1, RunJobs.JOB);
    Lease lost = begun(1, 11, HERE);
    silent(1);
    Lease lease = in(() -> runs.acquire(1, 12, THERE)).orElseThrow();
    Runs.Done done = new Runs.Done(2, 20, Map.of(Status.CREATED, 2L), Map.of());

    assertThat(in(() -> runs.done(lost, done))).isFalse();
    assertThat(in(() -> runs.release(lost, "too late"))).isFalse();
    assertThat(in(() -> runs.done(lease, done))).isTrue();
  }

  @Test
  void a_server_that_says_that_it_is_alive_keeps_the_run() {
    job(1, RunJobs.JOB);
    Lease lease = begun(1, 11, HERE);
    silent(1);
    in(
        () -> {
          runs.renew(List.of(lease));
          return true;
        });

    assertThat(in(() -> runs.acquire(1, 12, THERE))).isEmpty();
  }

  @Test
  void what_is_done_adds_up() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 0);
    Lease lease = begun(1, 11, HERE);
    Run.Source source = new Run.Source("erp", "customer", 1_000, "0123456789abcdef".repeat(4));
    in(
        () -> {
          runs.setSource(lease, source);
          return true;
        });
    Map<Status, Long> each = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      each.put(status, 1L + status.ordinal());
    }
    in(() -> runs.done(lease, new Runs.Done(36, 400, each, Map.of(7L, 70L, 5L, 50L))));
    in(() -> runs.done(lease, new Runs.Done(37, 500, Map.of(Status.PARKED, 1L), Map.of(37L, 90L))));
    assertThat(in(() -> runs.place(1))).isEqualTo(new RecordStream.Position(37, 500));

    Run run = run(1);
    assertThat(run.source()).isEqualTo(source);
    assertThat(in(() -> runs.source(1))).contains(source);
    assertThat(run.counts().records()).isEqualTo(37);
    assertThat(run.counts().of(Status.PARKED)).isEqualTo(2 + Status.PARKED.ordinal());
    assertThat(run.counts().balanced()).isTrue();
    assertThat(run.progress().bytes()).isEqualTo(500);
    assertThat(run.progress().records()).isEqualTo(37);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(in(() -> runs.open(1, 0, 2)))
        .containsExactly(new Runs.OpenRecord(5, 50), new Runs.OpenRecord(7, 70));
    assertThat(in(() -> runs.open(1, 7, 2))).containsExactly(new Runs.OpenRecord(37, 90));
  }

  @Test
  void a_further_try_counts_its_rate_anew_and_forgets_the_problem() {
    job(1, RunJobs.JOB);
    execution(1, 11, "FAILED", 0);
    Lease first = begun(1, 11, HERE);
    in(() -> runs.done(first, new Runs.Done(10, 100, Map.of(Status.CREATED, 10L), Map.of())));
    in(() -> runs.release(first, "The file ends early. " + "x".repeat(2_000)));
    assertThat(run(1).problem()).startsWith("The file ends early.").hasSize(1_000);
    execution(1, 12, "STARTED", 0);

    begun(1, 12, HERE);

    Run run = run(1);
    assertThat(run.problem()).isNull();
    assertThat(run.counts().records()).isEqualTo(10);
    assertThat(run.progress().records()).isZero();
    assertThat(run.progress().bytes()).isEqualTo(100);
    assertThat(run.executions()).extracting(Run.Execution::id).containsExactly(11L, 12L);
  }

  @Test
  void what_an_earlier_start_of_the_same_server_worked_on_is_stopped_at_once() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 5);
    begun(1, 11, HERE);

    assertThat(dead(HERE)).isEmpty();
    assertThat(dead(THERE)).isEmpty();
    assertThat(dead(HERE_AGAIN)).containsExactly(1L);

    Run run = run(1);
    assertThat(run.state()).isEqualTo(RunState.STOPPED);
    assertThat(run.execution().ended()).isNotNull();
    assertThat(
            sql.query(
                "select batchstatus from step_execution where jobexecutionid = 11",
                p -> {},
                row -> row.text("batchstatus")))
        .containsExactly("STOPPED");
    assertThat(dead(HERE_AGAIN)).isEmpty();
    assertThat(in(() -> runs.acquire(1, 12, HERE_AGAIN))).isPresent();
  }

  @Test
  void what_another_server_worked_on_is_stopped_when_it_has_not_been_heard_of() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STOPPING", 5);
    Lease lease = begun(1, 11, THERE);
    assertThat(dead(HERE)).isEmpty();
    silent(1);

    assertThat(dead(HERE)).containsExactly(1L);

    Runs.Done done = new Runs.Done(2, 20, Map.of(), Map.of());
    assertThat(in(() -> runs.done(lease, done))).as("it may wake up again").isFalse();
  }

  @Test
  void what_never_began_has_a_grace() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTING", 100);
    job(2, RunJobs.JOB);
    execution(2, 21, "STARTED", 130);
    in(() -> runs.add(1, ASKED));

    assertThat(dead(HERE)).containsExactly(2L);
  }

  @Test
  void a_restart_that_has_not_begun_yet_is_not_stopped_for_the_try_before() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 500);
    begun(1, 11, HERE);
    assertThat(dead(HERE_AGAIN)).containsExactly(1L);
    execution(1, 12, "STARTING", 1);

    assertThat(dead(HERE_AGAIN)).isEmpty();
  }

  @Test
  void one_that_has_just_ended_is_left_to_the_repository() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 500);
    Lease lease = begun(1, 11, HERE);
    in(() -> runs.release(lease, null));

    assertThat(dead(HERE)).isEmpty();
    silent(1);
    assertThat(dead(HERE)).as("its end was never written").containsExactly(1L);
  }

  @Test
  void jobs_of_others_and_what_has_ended_are_left_alone() {
    job(1, "another");
    execution(1, 11, "STARTED", 500);
    job(2, RunJobs.JOB);
    execution(2, 21, "COMPLETED", 500);

    assertThat(dead(HERE)).isEmpty();
    assertThat(in(() -> runs.find(1))).isEmpty();
  }

  @Test
  void runs_are_listed_newest_first_page_by_page() {
    for (long run = 1; run <= 5; run++) {
      job(run, RunJobs.JOB);
      if (run != 4) {
        execution(run, run * 10, "COMPLETED", 0);
      }
    }
    in(() -> runs.add(5, ASKED));

    List<Run> newest = in(() -> runs.search(RunQuery.newest(3)));
    assertThat(newest).extracting(Run::id).as("4 has no try yet").containsExactly(5L, 3L);
    assertThat(newest.get(0).file()).isEqualTo("people.csv");
    assertThat(newest.get(1).flow()).as("known to the repository alone").isEmpty();
    assertThat(in(() -> runs.search(RunQuery.newest(3).page(3, 3))))
        .extracting(Run::id)
        .containsExactly(2L, 1L);
  }

  private void known(long run, String flow, String file, String... states) {
    job(run, RunJobs.JOB);
    for (int i = 0; i < states.length; i++) {
      execution(run, run * 10 + i, states[i], 0);
    }
    in(() -> runs.add(run, new Runs.Asked(flow, file, "ada")));
  }

  private List<Long> found(String flow, String file, RunState state) {
    return in(() -> runs.search(new RunQuery(flow, file, state, Long.MAX_VALUE, 10))).stream()
        .map(Run::id)
        .toList();
  }

  @Test
  void a_run_is_as_it_was_at_one_moment_with_its_executions() {
    job(1, RunJobs.JOB);
    execution(1, 10, "STARTED", 0);
    execution(1, 11, "COMPLETED", 0);
    in(() -> runs.add(1, ASKED));
    CountedStatements statements = new CountedStatements();
    Runs counted = new SqlRuns(Sql.on(statements.on(transactions.source())));

    List<Run> found = in(() -> List.of(counted.find(1).orElseThrow()));

    assertThat(statements.sinceLast()).hasSize(1);
    assertThat(in(() -> counted.search(RunQuery.newest(3)))).isEqualTo(found);
    assertThat(statements.sinceLast()).hasSize(1);
    assertThat(found.get(0).executions()).extracting(Run.Execution::id).containsExactly(10L, 11L);
    assertThat(found.get(0).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void runs_are_found_by_flow_by_a_part_of_the_file_and_by_the_state_of_their_last_try() {
    known(1, "people", "people.csv", "FAILED");
    known(2, "people", "People-2.csv", "FAILED", "COMPLETED");
    known(3, "firms", "firms%.csv", "STOPPED");
    job(4, RunJobs.JOB);
    execution(4, 40, "FAILED", 0);

    assertThat(found("people", null, null)).containsExactly(2L, 1L);
    assertThat(found("peopl", null, null)).isEmpty();
    assertThat(found(null, "PEOPLE", null)).containsExactly(2L, 1L);
    assertThat(found(null, "%", null)).as("no pattern").containsExactly(3L);
    assertThat(found(null, null, RunState.FAILED)).containsExactly(4L, 1L);
    assertThat(found(null, null, RunState.COMPLETED)).containsExactly(2L);
    assertThat(found("people", "2", RunState.FAILED)).isEmpty();
    assertThat(
            in(() -> runs.search(new RunQuery("people", null, null, 2, 10))).stream().map(Run::id))
        .containsExactly(1L);
  }

  @Test
  void it_is_known_which_flows_read_a_file_and_which_run_did_last() {
    known(1, "people", "people.csv", "FAILED");
    known(2, "people", "people.csv", "COMPLETED");
    known(3, "firms", "people.csv", "COMPLETED");
    known(4, "people", "others.csv", "COMPLETED");

    assertThat(in(() -> runs.readings(List.of("people.csv", "nobody.csv"))))
        .containsExactly(
            new Runs.Reading("people.csv", "firms", 3),
            new Runs.Reading("people.csv", "people", 2));
    assertThat(in(() -> runs.readings(List.of()))).isEmpty();
  }

  @Test
  void a_file_is_in_use_as_long_as_a_run_that_reads_it_is_under_way() {
    job(1, RunJobs.JOB);
    execution(1, 11, "STARTED", 0);
    assertThat(in(() -> runs.reading("people.csv"))).isFalse();
    begun(1, 11, HERE);

    assertThat(in(() -> runs.reading("people.csv"))).isTrue();
    assertThat(in(() -> runs.reading("other.csv"))).isFalse();
    status(11, "STOPPED");
    assertThat(in(() -> runs.reading("people.csv"))).isFalse();
  }

  @Test
  void who_asked_for_a_stop_is_remembered_for_one_try() {
    job(1, RunJobs.JOB);
    Lease lease = begun(1, 11, HERE);
    in(
        () -> {
          runs.stopAsked(1, "ada");
          return true;
        });
    assertThat(in(() -> runs.stopAskedBy(1))).contains("ada");
    in(() -> runs.release(lease, null));

    begun(1, 12, HERE);

    assertThat(in(() -> runs.stopAskedBy(1))).isEmpty();
  }
}
