package org.syncline.sync.intake;

import java.util.List;
import java.util.TreeSet;
import org.syncline.platform.Transactions;
import org.syncline.record.LinkKey;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlans;

/**
 * What a person decides about a stopped message: send it on again, or dismiss it. Both with a
 * reason, one or many.
 */
public final class DecideHeld {
  private static final int PAGE = 200;

  private final Transactions transactions;
  private final Stores stores;
  private final Ledger ledger;
  private final HubPlans plans;
  private final Runnable wakeUp;

  public DecideHeld(
      Transactions transactions, Stores stores, Ledger ledger, HubPlans plans, Runnable wakeUp) {
    this.transactions = transactions;
    this.stores = stores;
    this.ledger = ledger;
    this.plans = plans;
    this.wakeUp = wakeUp;
  }

  /** What became of a decision. */
  public enum Decided {
    DONE,
    /** The message has no such flow, or is settled already. */
    NOT_OPEN
  }

  /** Counts of a decision over many: {@code selected = done + notOpen}. */
  public record DecidedMany(int selected, int done, int notOpen) {}

  /** Sends one message on again; the work itself follows at once, by the hub's worker. */
  public Decided retry(long receipt, String flow, String who, String why) {
    Decided decided = transactions.inNew(() -> retryHere(receipt, flow, who, why));
    wakeUp.run();
    return decided;
  }

  private Decided retryHere(long receipt, String flow, String who, String why) {
    List<Held> held = open(receipt, flow);
    if (held.isEmpty() || !stores.outcomes().noteRetry(receipt, flow, who, why)) {
      return Decided.NOT_OPEN;
    }
    stores.lanes().wake(held);
    return Decided.DONE;
  }

  /** Ends one message for good and frees its lane. */
  public Decided dismiss(long receipt, String flow, String who, String why) {
    Decided decided = transactions.inNew(() -> dismissHere(receipt, flow, who, why));
    wakeUp.run();
    return decided;
  }

  private Decided dismissHere(long receipt, String flow, String who, String why) {
    lockLane(receipt, flow);
    List<Held> held = open(receipt, flow);
    if (held.isEmpty()) {
      return Decided.NOT_OPEN;
    }
    if (!stores.outcomes().dismiss(receipt, flow, who, why, stores.receipts().begin().now())) {
      return Decided.NOT_OPEN;
    }
    stores.lanes().remove(held);
    freeLane(held.get(0));
    return Decided.DONE;
  }

  private List<Held> open(long receipt, String flow) {
    return stores.lanes().ofReceipts(List.of(receipt)).stream()
        .filter(held -> held.flow().equals(flow) && held.kind().blocks())
        .toList();
  }

  /** The same lock that intake takes, so that no message of the lane is decided on meanwhile. */
  private void lockLane(long receiptId, String flow) {
    TreeSet<Integer> buckets = new TreeSet<>();
    buckets.add(stores.lanes().bucketOf("receipt " + receiptId));
    for (Held held : open(receiptId, flow)) {
      String key = held.key();
      Receipt receipt = stores.receipts().find(receiptId).orElse(null);
      if (key == null || receipt == null) {
        continue;
      }
      for (FlowPlan plan : plans.current().flowsOf(receipt.system(), receipt.object())) {
        if (plan.flow().id().equals(flow)) {
          buckets.add(
              stores
                  .lanes()
                  .laneBucket(
                      new LinkKey(
                          receipt.system(), receipt.object(), plan.flow().recordType(), key)));
        }
      }
    }
    stores.lanes().lock(buckets);
  }

  private void freeLane(Held gone) {
    String key = gone.key();
    if (key == null) {
      return;
    }
    List<Held> inLane = stores.lanes().inLanes(List.of(new LaneKey(gone.flow(), key)));
    List<Held> next =
        inLane.stream()
            .filter(held -> held.kind().blocks())
            .takeWhile(held -> held.kind() == Held.Kind.LANE)
            .toList();
    stores.lanes().wake(next);
  }

  public DecidedMany retryAll(LedgerQuery query, String who, String why) {
    return forAll(query, line -> retryHere(line.receipt().id(), line.outcome().flow(), who, why));
  }

  public DecidedMany dismissAll(LedgerQuery query, String who, String why) {
    return forAll(query, line -> dismissHere(line.receipt().id(), line.outcome().flow(), who, why));
  }

  private DecidedMany forAll(
      LedgerQuery query, java.util.function.Function<LedgerLine, Decided> decision) {
    int selected = 0;
    int done = 0;
    Long before = query.before();
    while (true) {
      LedgerQuery page = query.page(before, PAGE);
      List<LedgerLine> lines = transactions.inNew(() -> ledger.search(page));
      for (LedgerLine line : lines) {
        if (line.outcome().status().open()) {
          selected++;
          if (transactions.inNew(() -> decision.apply(line)) == Decided.DONE) {
            done++;
          }
        }
      }
      if (lines.size() < PAGE) {
        wakeUp.run();
        return new DecidedMany(selected, done, selected - done);
      }
      before = lines.get(lines.size() - 1).receipt().id();
    }
  }
}
