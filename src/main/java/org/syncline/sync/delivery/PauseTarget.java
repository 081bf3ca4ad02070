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
  private final AuditTrail audit;
  private final Consumer<String> nudge;

  /**
   * @param nudge told the flow that goes on
   */
  public PauseTarget(
      Transactions transactions, Targets targets, AuditTrail audit, Consumer<String> nudge) {
    this.transactions = transactions;
    this.targets = targets;
    this.audit = audit;
    this.nudge = nudge;
  }

  /**
   * Pauses it, on all servers from the next claim on.
   *
   * @return false where it was paused already; who paused it first stays noted
   */
  public boolean pause(String flow, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    return transactions.inNew(
        () -> {
          Targets.Locked locked = targets.lock(flow);
          if (locked.target().pause() != null) {
            return false;
          }
          Instant now = locked.now();
          targets.keep(locked.target().paused(new Target.Pause(who.getName(), why, now)));
          audit.note(AuditTrail.Act.done(who.getName(), "target.pause", "flow/" + flow, ""));
          return true;
        });
  }

  /**
   * Lets it go on, whoever paused it; its breaker is closed.
   *
   * @return false where it was not paused
   */
  public boolean resume(String flow, Actor who) {
    who.require(Permission.DECIDE_MESSAGES);
    boolean resumed =
        transactions.inNew(
            () -> {
              Target target = targets.lock(flow).target();
              if (target.pause() == null) {
                return false;
              }
              targets.keep(target.resumed());
              audit.note(AuditTrail.Act.done(who.getName(), "target.resume", "flow/" + flow, ""));
              return true;
            });
    if (resumed) {
      nudge.accept(flow);
    }
    return resumed;
  }
}
