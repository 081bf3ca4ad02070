package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.function.Consumer;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Stops deliveries to one target, and lets them go on. What is owed meanwhile stays pending; calls
 * under way are still settled.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class PauseTarget {
  private final Transactions transactions;
  private final Targets targets;
  private final Outbound outbound;
  private final AuditTrail audit;
  private final Consumer<String> nudge;

  /**
   * @param nudge told the flow that goes on
   */
  public PauseTarget(
      Transactions transactions,
      Targets targets,
      Outbound outbound,
      AuditTrail audit,
      Consumer<String> nudge) {
    this.transactions = transactions;
    this.targets = targets;
    this.outbound = outbound;
    this.audit = audit;
    this.nudge = nudge;
  }

  /** What became of it. */
  public enum Steered {
    DONE,
    /** It was so already; nothing changed. */
    AS_BEFORE,
    /** No flow that is switched on has this id, and nothing was ever owed to one that had. */
    NO_SUCH_TARGET
  }

  /** Pauses it, on all servers from the next claim on; who paused it first stays noted. */
  public Steered pause(String flow, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    if (!known(flow)) {
      return Steered.NO_SUCH_TARGET;
    }
    return transactions.inNew(
        () -> {
          Targets.Locked locked = targets.lock(flow);
          if (locked.target().pause() != null) {
            return Steered.AS_BEFORE;
          }
          Instant now = locked.now();
          targets.keep(locked.target().paused(new Target.Pause(who.getName(), why, now)));
          audit.note(AuditTrail.Act.done(who.getName(), "target.pause", "flow/" + flow, ""));
          return Steered.DONE;
        });
  }

  /** Lets it go on, whoever paused it; its breaker is closed. */
  public Steered resume(String flow, Actor who) {
    who.require(Permission.DECIDE_MESSAGES);
    if (!known(flow)) {
      return Steered.NO_SUCH_TARGET;
    }
    Steered resumed =
        transactions.inNew(
            () -> {
              Target target = targets.lock(flow).target();
              if (target.pause() == null) {
                return Steered.AS_BEFORE;
              }
              targets.keep(target.resumed());
              audit.note(AuditTrail.Act.done(who.getName(), "target.resume", "flow/" + flow, ""));
              return Steered.DONE;
            });
    if (resumed == Steered.DONE) {
      nudge.accept(flow);
    }
    return resumed;
  }

  /** A lock would make a row of any word. */
  private boolean known(String flow) {
    return outbound.flows().contains(flow)
        || transactions.inNew(
            () -> targets.all().stream().anyMatch(target -> target.flow().equals(flow)));
  }
}
