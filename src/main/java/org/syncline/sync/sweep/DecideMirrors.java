package org.syncline.sync.sweep;

import java.time.Instant;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What a person decides about rows that are too many to be taken away without one.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class DecideMirrors {
  private final Transactions transactions;
  private final TargetParts parts;
  private final AuditTrail audit;
  private final Runnable approved;

  /**
   * @param approved told that something is to be planned; the timer finds it too
   */
  public DecideMirrors(
      Transactions transactions, TargetParts parts, AuditTrail audit, Runnable approved) {
    this.transactions = transactions;
    this.parts = parts;
    this.audit = audit;
    this.approved = approved;
  }

  /** What became of a decision. */
  public enum Decided {
    DONE,
    NO_SUCH_SWEEP,
    /** It waits for nobody. */
    NOT_WAITING,
    /** Its flow is not there any more, or is no mirror. */
    NO_MIRROR
  }

  /** Lets the rows go, each if no record has it by then. */
  public Decided approve(long sweep, Actor who, String why) {
    Decided decided = decide(sweep, Stage.REMOVING, who, why, "mirror.approve");
    if (decided == Decided.DONE) {
      approved.run();
    }
    return decided;
  }

  /** The rows stay; the next sweep finds them again. */
  public Decided dismiss(long sweep, Actor who, String why) {
    return decide(sweep, Stage.DISMISSED, who, why, "mirror.dismiss");
  }

  private Decided decide(long id, Stage next, Actor who, String why, String action) {
    who.require(Permission.DECIDE_MESSAGES);
    return transactions.inNew(
        () -> {
          Sweep sweep = parts.sweeps().find(id).orElse(null);
          if (sweep == null || sweep.wish().kind() != Kind.MIRROR) {
            return Decided.NO_SUCH_SWEEP;
          }
          Instant now = parts.deliveries().targets().lock(sweep.wish().flow()).now();
          boolean mirrors =
              parts
                  .plan(sweep.wish().flow())
                  .filter(plan -> plan.flow().mirror() != null)
                  .isPresent();
          if (next == Stage.REMOVING && !mirrors) {
            return Decided.NO_MIRROR;
          }
          if (!parts.sweeps().decide(id, next, new Sweep.Decision(who.getName(), why, now))) {
            return Decided.NOT_WAITING;
          }
          audit.note(
              AuditTrail.Act.done(
                  who.getName(),
                  action,
                  WorkOnSweeps.subject(id),
                  "flow=" + sweep.wish().flow() + " rows=" + sweep.counts().strays()));
          return Decided.DONE;
        });
  }
}
