package org.syncline.sync.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.bulk.JobControl;

/**
 * Starts, stops, restarts and shows jobs over whole targets.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class RunSweeps {
  private final Transactions transactions;
  private final TargetParts parts;
  private final JobControl jobs;
  private final WorkOnSweeps work;
  private final AuditTrail audit;

  public RunSweeps(
      Transactions transactions,
      TargetParts parts,
      JobControl jobs,
      WorkOnSweeps work,
      AuditTrail audit) {
    this.transactions = transactions;
    this.parts = parts;
    this.jobs = jobs;
    this.work = work;
    this.audit = audit;
  }

  /** What became of a wish. */
  public sealed interface Answer {

    /** It is under way. */
    record Done(long sweep) implements Answer {}

    /** It can't be done. */
    record NotNow(String why) implements Answer {}

    record NoSuchTarget() implements Answer {}

    record NoSuchSweep() implements Answer {}
  }

  /** Starts one. */
  public Answer start(Wish wish, Actor who) {
    who.require(Permission.RUN_JOBS);
    if (parts.plan(wish.flow()).isEmpty()) {
      return new Answer.NoSuchTarget();
    }
    try {
      parts.plan(wish);
    } catch (RefusedException e) {
      return new Answer.NotNow(e.why());
    }
    return new Answer.Done(begin(wish, who.getName()));
  }

  /** Starts one for whoever may. */
  long begin(Wish wish, String actor) {
    JobControl.Started started =
        work.starts()
            .begin(
                actor,
                ticket -> {
                  Map<String, String> parameters = new TreeMap<>(wish.parameters());
                  parameters.put(Wish.TICKET, ticket);
                  return jobs.start(wish.kind().job(), parameters);
                });
    // The job itself says the same as soon as it runs; who asks before shall find it too.
    transactions.inNew(() -> parts.sweeps().add(started.run(), new Sweeps.Asked(wish, actor)));
    return started.run();
  }

  /** Asks one to stop behind the part it is at. */
  public Answer stop(long id, Actor who) {
    who.require(Permission.RUN_JOBS);
    Sweep sweep = find(id).orElse(null);
    if (sweep == null) {
      return new Answer.NoSuchSweep();
    }
    if (!sweep.state().underWay()) {
      return notRunning(sweep);
    }
    transactions.inNew(
        () -> {
          parts.sweeps().stopAsked(id, who.getName());
          audit.note(
              AuditTrail.Act.done(
                  who.getName(),
                  "job.stop",
                  WorkOnSweeps.subject(id),
                  "execution=" + sweep.execution().id()));
          return id;
        });
    return jobs.stop(sweep.execution().id()) ? new Answer.Done(id) : notRunning(sweep);
  }

  private static Answer notRunning(Sweep sweep) {
    return new Answer.NotNow(
        "The run is " + sweep.state().word() + ": only one that is under way can be stopped.");
  }

  /** Goes on with one that stopped or failed. */
  public Answer restart(long id, Actor who) {
    who.require(Permission.RUN_JOBS);
    Sweep sweep = find(id).orElse(null);
    if (sweep == null) {
      return new Answer.NoSuchSweep();
    }
    if (!sweep.state().restartable()) {
      return new Answer.NotNow(
          "The run is "
              + sweep.state().word()
              + ": only a stopped or failed one can be restarted.");
    }
    Optional<JobControl.Started> started =
        work.starts()
            .begin(
                who.getName(),
                ticket -> jobs.restart(sweep.execution().id(), Map.of(Wish.TICKET, ticket)));
    return started.isPresent()
        ? new Answer.Done(id)
        : new Answer.NotNow("The run has been restarted or given up meanwhile: read it again.");
  }

  public Optional<Sweep> sweep(long id, Actor who) {
    who.require(Permission.READ_JOBS);
    return find(id);
  }

  private Optional<Sweep> find(long id) {
    return transactions.inNew(() -> parts.sweeps().find(id));
  }

  /** Newest first, with a lower id than this; of one flow, or of all where it is null. */
  public List<Sweep> sweeps(long before, @Nullable String flow, int atMost, Actor who) {
    who.require(Permission.READ_JOBS);
    return transactions.inNew(() -> parts.sweeps().before(before, flow, atMost));
  }

  /** Rows of the target that were to go and what was done about them, by id, after this one. */
  public List<TargetRows.Row> rows(long sweep, long after, int atMost, Actor who) {
    who.require(Permission.READ_LEDGER);
    return transactions.inNew(
        () ->
            parts
                .rows()
                .in(
                    sweep,
                    List.of(
                        TargetRows.State.STRAY,
                        TargetRows.State.ARCHIVED,
                        TargetRows.State.PLANNED,
                        TargetRows.State.KEPT),
                    after,
                    atMost));
  }
}
