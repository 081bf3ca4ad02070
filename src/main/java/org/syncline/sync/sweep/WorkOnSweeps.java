package org.syncline.sync.sweep;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Fault;
import org.syncline.platform.Transactions;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.Starts;

/**
 * What a job over a target does on this server: works through its parts, says that it is alive, and
 * ends the tries of servers that died.
 */
public final class WorkOnSweeps {
  private static final Logger LOG = Logger.getLogger(WorkOnSweeps.class.getName());

  /** How long a job may take from its start in the server to its first word. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration DATABASE = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final TargetParts parts;
  private final AuditTrail audit;
  private final Lease.Holder holder;
  private final Pause pause;
  private final Starts starts = new Starts(new SecureRandom());
  private final Backfill backfill;
  private final MirrorTarget mirror;
  private final PlanRemovals removals;
  private final Map<Long, Work> underWay = new ConcurrentHashMap<>();

  /**
   * Work on sweeps.
   *
   * @param holder this server
   * @param nudge told each flow that something was planned for
   * @param pause lets time pass, in this server
   */
  public WorkOnSweeps(
      Transactions transactions,
      TargetParts parts,
      AuditTrail audit,
      Lease.Holder holder,
      Consumer<String> nudge,
      Pause pause) {
    this.transactions = transactions;
    this.parts = parts;
    this.audit = audit;
    this.holder = holder;
    this.pause = pause;
    this.backfill = new Backfill(parts, nudge);
    this.removals = new PlanRemovals(parts, nudge);
    this.mirror = new MirrorTarget(parts, removals);
  }

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void rest(Duration time) throws InterruptedException;
  }

  Starts starts() {
    return starts;
  }

  static String subject(long sweep) {
    return "sweep/" + sweep;
  }

  /**
   * Works on it to its end, or until somebody asks it to stop.
   *
   * @param run id of the job instance
   * @param execution id of the job execution
   * @param parameters of the job, which may be anything
   * @throws RefusedException where it can't go on; its sentence is kept with the run
   * @throws InterruptedException when the server stops
   */
  public void work(long run, long execution, Kind kind, Map<String, String> parameters)
      throws InterruptedException {
    String actor = starts.redeem(parameters.get(Wish.TICKET));
    Wish wish = wish(kind, parameters);
    parts.plan(wish);
    Work work = new Work(lease(run, execution, new Sweeps.Asked(wish, actor)), transactions, pause);
    underWay.put(run, work);
    String problem = "The hub failed; its log says why. Restart the run.";
    try {
      whole(work, wish);
      problem = null;
    } catch (RefusedException | Lease.LostException e) {
      problem = e.getMessage();
      throw e;
    } finally {
      underWay.remove(run, work);
      end(work, problem);
    }
  }

  private static Wish wish(Kind kind, Map<String, String> parameters) {
    try {
      return Wish.read(kind, parameters);
    } catch (Wish.UnreadableException e) {
      throw new RefusedException(e.field() + ": " + e.why());
    }
  }

  private Lease lease(long run, long execution, Sweeps.Asked asked) {
    return transactions.inNew(
        () -> {
          Wish wish = asked.wish();
          parts.deliveries().targets().lock(wish.flow());
          if (!parts.sweeps().add(run, asked).wish().equals(wish)) {
            throw new RefusedException(
                "A restart goes on with what the run began with: start a new run for anything"
                    + " else.");
          }
          Lease lease =
              parts
                  .sweeps()
                  .acquire(run, execution, holder)
                  .orElseThrow(
                      () ->
                          new RefusedException(
                              "A "
                                  + wish.kind().job()
                                  + " of this flow is under way: stop it first, or wait until it is"
                                  + " done."));
          audit.note(
              AuditTrail.Act.done(
                  asked.startedBy(),
                  lease.epoch() == 1 ? "job.start" : "job.restart",
                  subject(run),
                  "job=" + wish.kind().job() + " execution=" + execution + " flow=" + wish.flow()));
          return lease;
        });
  }

  private void whole(Work work, Wish wish) throws InterruptedException {
    long run = work.lease().run();
    while (!work.stopping()) {
      try {
        Sweeps.Standing standing = work.commit(() -> parts.sweeps().standing(run));
        if (standing.stage().over()) {
          return;
        }
        if (wish.kind() == Kind.BACKFILL) {
          backfill.next(work, standing);
        } else {
          mirror.next(work, standing);
        }
      } catch (RuntimeException e) {
        if (Fault.of(e) != Fault.DATABASE_AWAY) {
          throw e;
        }
        work.rest(DATABASE);
      }
    }
  }

  private void end(Work work, @Nullable String problem) {
    long run = work.lease().run();
    try {
      transactions.inNew(
          () -> {
            if (work.stopping() && parts.sweeps().stopAskedBy(run).isEmpty()) {
              audit.note(AuditTrail.Act.done(Starts.MANAGEMENT, "job.stop", subject(run), ""));
            }
            return parts.sweeps().release(work.lease(), problem);
          });
    } catch (RuntimeException e) {
      // Nobody renews its lease: it runs out, and the try is ended then.
      LOG.log(Level.WARNING, "Sweep " + run + " could not be let go", e);
    }
  }

  /** Asks the try on this server to stop behind its part. */
  public void stop(long run) {
    Work work = underWay.get(run);
    if (work != null) {
      work.stop();
    }
  }

  /** Says that the tries on this server are alive; call several times within {@link Lease#TERM}. */
  public void renew() {
    List<Lease> alive = new ArrayList<>();
    underWay.values().forEach(work -> alive.add(work.lease()));
    if (!alive.isEmpty()) {
      transactions.inNew(
          () -> {
            parts.sweeps().renew(alive);
            return alive;
          });
    }
  }

  /** Ends the tries of servers that died, so that they can be restarted. */
  public void stopDead() {
    List<Long> dead =
        transactions.inNew(
            () -> {
              List<Long> found = parts.sweeps().stopDead(holder, GRACE);
              for (long run : found) {
                audit.note(
                    AuditTrail.Act.done(
                        "", "job.stop", subject(run), "its server has not been heard of"));
              }
              return found;
            });
    for (long run : dead) {
      LOG.log(
          Level.WARNING,
          "sweep={0} stopped: its server has not been heard of; it can be restarted",
          Long.toString(run));
    }
  }

  /** Plans what persons let go, and what a job that died has left of it. */
  public void removeApproved() {
    for (long run : transactions.inNew(() -> parts.sweeps().removing())) {
      Wish wish = transactions.inNew(() -> parts.sweeps().standing(run)).wish();
      OutboundPlan plan = parts.plan(wish.flow()).orElse(null);
      if (plan == null) {
        continue;
      }
      Work work = new Work(new Lease(run, 0), transactions, pause);
      boolean more = true;
      while (more) {
        more = removals.next(work, run, plan);
      }
    }
  }
}
