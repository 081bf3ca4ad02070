package org.syncline.sync.intake;

import static org.syncline.sync.intake.LedgerQuery.Order.NEWEST_FIRST;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.HubPlans;

/**
 * What a person decides about a stopped message: send it on again, or dismiss it. Both with a
 * reason, one or many.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class DecideHeld {
  private static final int PAGE = 200;

  private final Transactions transactions;
  private final Stores stores;
  private final Ledger ledger;
  private final LaneLocks locks;
  private final Runnable wakeUp;

  public DecideHeld(
      Transactions transactions, Stores stores, Ledger ledger, HubPlans plans, Runnable wakeUp) {
    this.transactions = transactions;
    this.stores = stores;
    this.ledger = ledger;
    this.locks = new LaneLocks(stores, plans);
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

  /**
   * Part of a decision over many.
   *
   * @param next the {@link LedgerQuery#before} of the next part; null behind the last one
   */
  public record DecidedPart(DecidedMany counts, @Nullable Long next) {}

  /** Sends one message on again; the work itself follows at once, by the hub's worker. */
  public Decided retry(long receipt, String flow, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    Decided decided = transactions.inNew(() -> retryHere(receipt, flow, who.getName(), why));
    wakeUp.run();
    return decided;
  }

  private Decided retryHere(long receipt, String flow, String who, String why) {
    List<Held> held = open(receipt, flow);
    if (held.isEmpty() || !stores.outcomes().noteRetry(receipt, flow, who, why)) {
      return Decided.NOT_OPEN;
    }
    stores.lanes().wake(held);
    note("message.retry", receipt, flow, who);
    return Decided.DONE;
  }

  private void note(String action, long receipt, String flow, String who) {
    stores.audit().note(AuditTrail.Act.done(who, action, "message/" + receipt, "flow=" + flow));
  }

  /** Ends one message for good and frees its lane. */
  public Decided dismiss(long receipt, String flow, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    Decided decided = transactions.inNew(() -> dismissHere(receipt, flow, who.getName(), why));
    wakeUp.run();
    return decided;
  }

  private Decided dismissHere(long receipt, String flow, String who, String why) {
    List<Held> held =
        locks.lock(receipt, flow).stream().filter(entry -> entry.kind().blocks()).toList();
    if (held.isEmpty()) {
      return Decided.NOT_OPEN;
    }
    if (!stores.outcomes().dismiss(receipt, flow, who, why, stores.receipts().begin().now())) {
      return Decided.NOT_OPEN;
    }
    stores.lanes().remove(held);
    freeLane(held.get(0));
    note("message.dismiss", receipt, flow, who);
    return Decided.DONE;
  }

  private List<Held> open(long receipt, String flow) {
    return stores.lanes().ofReceipts(List.of(receipt)).stream()
        .filter(held -> held.flow().equals(flow) && held.kind().blocks())
        .toList();
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

  /**
   * How many messages a decision on all that a query finds would be about; the query has to ask for
   * parked or waiting ones.
   *
   * @param most counts no further
   */
  public long preview(LedgerQuery query, int most, Actor who) {
    who.require(Permission.DECIDE_MESSAGES);
    requireOpen(query);
    return transactions.inNew(() -> ledger.found(query, most));
  }

  /** Sends on about {@value #PAGE} of them, the newest first, from the query's cursor on. */
  public DecidedPart retryPart(LedgerQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    requireOpen(query);
    String name = who.getName();
    return part(query, line -> retryHere(line.receipt().id(), line.outcome().flow(), name, why));
  }

  /** Ends about {@value #PAGE} of them for good, the newest first, from the query's cursor on. */
  public DecidedPart dismissPart(LedgerQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    requireOpen(query);
    String name = who.getName();
    return part(query, line -> dismissHere(line.receipt().id(), line.outcome().flow(), name, why));
  }

  /** Else each part would look through everything that is settled. */
  private static void requireOpen(LedgerQuery query) {
    Status status = query.status();
    if (status == null || !status.open()) {
      throw new IllegalArgumentException("Ask for parked or waiting messages, not " + status + ".");
    }
  }

  private DecidedPart part(LedgerQuery query, Function<LedgerLine, Decided> decision) {
    Part part = decide(query.inOrder(NEWEST_FIRST).page(query.before(), PAGE), decision);
    wakeUp.run();
    return new DecidedPart(
        new DecidedMany(part.selected(), part.done(), part.selected() - part.done()), part.next());
  }

  public DecidedMany retryAll(LedgerQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    String name = who.getName();
    return forAll(query, line -> retryHere(line.receipt().id(), line.outcome().flow(), name, why));
  }

  public DecidedMany dismissAll(LedgerQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    String name = who.getName();
    return forAll(
        query, line -> dismissHere(line.receipt().id(), line.outcome().flow(), name, why));
  }

  private DecidedMany forAll(LedgerQuery query, Function<LedgerLine, Decided> decision) {
    int selected = 0;
    int done = 0;
    Long before = query.before();
    while (true) {
      Part part = decide(query.inOrder(NEWEST_FIRST).page(before, PAGE), decision);
      selected += part.selected();
      done += part.done();
      before = part.next();
      if (before == null) {
        wakeUp.run();
        return new DecidedMany(selected, done, selected - done);
      }
    }
  }

  private record Part(int selected, int done, @Nullable Long next) {}

  private Part decide(LedgerQuery page, Function<LedgerLine, Decided> decision) {
    int selected = 0;
    int done = 0;
    List<LedgerLine> lines = transactions.inNew(() -> ledger.search(page));
    boolean last = lines.size() < PAGE;
    long lowest = last ? 0 : lines.get(lines.size() - 1).receipt().id();
    // A full page may end between two flows of one receipt: that receipt begins the next page.
    boolean split = !last && lines.get(0).receipt().id() != lowest;
    for (LedgerLine line : lines) {
      boolean nextPage = split && line.receipt().id() == lowest;
      if (!nextPage && line.outcome().status().open()) {
        selected++;
        if (transactions.inNew(() -> decision.apply(line)) == Decided.DONE) {
          done++;
        }
      }
    }
    return new Part(selected, done, last ? null : (Long) (split ? lowest + 1 : lowest));
  }
}
