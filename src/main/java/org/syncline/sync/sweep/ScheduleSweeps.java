package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;

/**
 * Starts what begins by itself: a backfill when a flow that sends what exists is first in force,
 * and mirrors by their time. In a cluster each begins once.
 */
public final class ScheduleSweeps {
  private static final Logger LOG = Logger.getLogger(ScheduleSweeps.class.getName());

  /** Who starts a job when it is nobody but the hub. */
  static final String HUB = "hub";

  private final Transactions transactions;
  private final TargetParts parts;
  private final Schedules schedules;
  private final RunSweeps runs;

  public ScheduleSweeps(
      Transactions transactions, TargetParts parts, Schedules schedules, RunSweeps runs) {
    this.transactions = transactions;
    this.parts = parts;
    this.schedules = schedules;
    this.runs = runs;
  }

  /** Starts what is due. */
  public void look() {
    for (OutboundPlan plan : parts.plans().current().outbound()) {
      OutboundFlow flow = plan.flow();
      if (flow.existing() == OutboundFlow.Existing.SEND) {
        Wish wish = new Wish(Kind.BACKFILL, flow.id(), Wanted.MISSING, null, null, null);
        start(wish, null);
      }
      OutboundFlow.Mirror mirror = flow.mirror();
      if (mirror != null && mirror.sweepEvery() != null) {
        start(Wish.mirror(flow.id()), mirror.sweepEvery());
      }
    }
  }

  private void start(Wish wish, @Nullable Duration every) {
    String flow = wish.flow();
    try {
      if (!transactions.inNew(() -> schedules.claim(flow, wish.kind(), every))) {
        return;
      }
      long run = runs.begin(wish, HUB);
      transactions.inNew(
          () -> {
            schedules.begun(flow, wish.kind());
            return run;
          });
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "The " + wish.kind().job() + " of flow=" + flow + " did not begin; it is tried again",
          e);
    }
  }
}
