package org.syncline.sync.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Status;

/** Starts, stops, restarts and shows runs, for people and programs. */
public final class RunJobs {
  /** The name of the job. */
  public static final String JOB = "bulk-mapping";

  /** Names of its parameters. */
  public static final String FLOW = "flow";

  public static final String FILE = "file";
  public static final String TICKET = "ticket";

  private final Transactions transactions;
  private final Runs runs;
  private final FileFolder files;
  private final HubPlans plans;
  private final JobControl jobs;
  private final WorkOnRuns work;
  private final ReadLedger ledger;
  private final AuditTrail audit;

  public RunJobs(
      Transactions transactions,
      Runs runs,
      FileFolder files,
      HubPlans plans,
      JobControl jobs,
      WorkOnRuns work,
      ReadLedger ledger,
      AuditTrail audit) {
    this.transactions = transactions;
    this.runs = runs;
    this.files = files;
    this.plans = plans;
    this.jobs = jobs;
    this.work = work;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** What became of a wish. */
  public sealed interface Answer {

    /** It is under way. */
    record Done(long run) implements Answer {}

    /**
     * What was asked for can't be done.
     *
     * @param field which part of the wish
     */
    record Refused(String field, String why) implements Answer {}

    /** The run is in a state in which it can't be done. */
    record NotNow(String why) implements Answer {}

    record NoSuchRun() implements Answer {}
  }

  /** Starts a run. */
  public Answer start(String flow, String file, Actor who) {
    who.require(Permission.RUN_JOBS);
    if (plans.current().flow(flow).isEmpty()) {
      return new Answer.Refused(FLOW, WorkOnRuns.noSuchFlow());
    }
    if (FileName.of(file).flatMap(files::find).isEmpty()) {
      return new Answer.Refused(FILE, WorkOnRuns.noSuchFile());
    }
    String name = who.getName();
    JobControl.Started started =
        work.starts()
            .begin(name, ticket -> jobs.start(JOB, Map.of(FLOW, flow, FILE, file, TICKET, ticket)));
    // The job itself says the same as soon as it runs; who asks before shall find it too.
    transactions.inNew(
        () -> {
          runs.add(started.run(), new Runs.Asked(flow, file, name));
          return started;
        });
    return new Answer.Done(started.run());
  }

  /** Goes on with a run that stopped or failed. */
  public Answer restart(long id, Actor who) {
    who.require(Permission.RUN_JOBS);
    Run run = find(id).orElse(null);
    if (run == null) {
      return new Answer.NoSuchRun();
    }
    if (!run.state().restartable()) {
      return new Answer.NotNow(
          "The run is " + run.state().word() + ": only a stopped or failed one can be restarted.");
    }
    Optional<JobControl.Started> started =
        work.starts()
            .begin(
                who.getName(),
                ticket -> jobs.restart(run.execution().id(), Map.of(TICKET, ticket)));
    return started.isPresent()
        ? new Answer.Done(id)
        : new Answer.NotNow("The run has been restarted or given up meanwhile: read it again.");
  }

  /** Asks a run to stop behind the part it is at. */
  public Answer stop(long id, Actor who) {
    who.require(Permission.RUN_JOBS);
    Run run = find(id).orElse(null);
    if (run == null) {
      return new Answer.NoSuchRun();
    }
    if (!run.state().underWay()) {
      return notRunning(run);
    }
    // First who, then the stop: the job that ends looks whether anybody asked for it here.
    transactions.inNew(
        () -> {
          runs.stopAsked(id, who.getName());
          audit.note(
              AuditTrail.Act.done(
                  who.getName(),
                  "job.stop",
                  WorkOnRuns.subject(id),
                  "execution=" + run.execution().id()));
          return run;
        });
    return jobs.stop(run.execution().id()) ? new Answer.Done(id) : notRunning(run);
  }

  private static Answer notRunning(Run run) {
    return new Answer.NotNow(
        "The run is " + run.state().word() + ": only one that is under way can be stopped.");
  }

  public Optional<Run> run(long id, Actor who) {
    who.require(Permission.READ_JOBS);
    return find(id);
  }

  private Optional<Run> find(long id) {
    return inNew(() -> runs.find(id));
  }

  /** Newest first. */
  public List<Run> runs(RunQuery query, Actor who) {
    who.require(Permission.READ_JOBS);
    return inNew(() -> runs.search(query));
  }

  /**
   * A record that did not go through when its run took it, and what has become of it since.
   *
   * @param record its number in the file, from 1
   * @param receipt of its message
   * @param reason code of a parked one; {@code lane} or {@code parent} of a waiting one
   */
  public record Failure(
      long record, long receipt, Status status, @Nullable String reason, List<Problem> problems) {}

  /** Such records by number, from after this one on. */
  public List<Failure> failures(long run, long afterRecord, int atMost, Actor who) {
    who.require(Permission.READ_JOBS);
    List<Runs.OpenRecord> open = inNew(() -> runs.open(run, afterRecord, atMost));
    Map<Long, Long> recordOf = new HashMap<>();
    open.forEach(one -> recordOf.put(one.receipt(), one.number()));
    List<Failure> failures = new ArrayList<>();
    for (Journey journey :
        ledger.ofRun(open.stream().map(Runs.OpenRecord::receipt).toList(), who)) {
      long receipt = journey.receipt().id();
      Long record = recordOf.get(receipt);
      for (Journey.InFlow way : journey.flows()) {
        failures.add(
            new Failure(
                record == null ? 0 : record,
                receipt,
                way.outcome().status(),
                way.outcome().reason(),
                way.problems()));
      }
    }
    return failures;
  }

  private <T> T inNew(Supplier<T> work) {
    return transactions.inNew(work);
  }
}
