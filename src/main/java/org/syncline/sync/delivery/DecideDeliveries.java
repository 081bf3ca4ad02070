package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What a person decides about a delivery that is stopped or waits: send it now, or end it. Both
 * with a reason, one or many.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class DecideDeliveries {
  private static final int PAGE = 200;

  private final Transactions transactions;
  private final DeliveryStores stores;
  private final AuditTrail audit;
  private final Consumer<String> nudge;

  /**
   * @param nudge told the flow that has something to do
   */
  public DecideDeliveries(
      Transactions transactions, DeliveryStores stores, AuditTrail audit, Consumer<String> nudge) {
    this.transactions = transactions;
    this.stores = stores;
    this.audit = audit;
    this.nudge = nudge;
  }

  /** What became of a decision. */
  public enum Decided {
    DONE,
    NO_SUCH_DELIVERY,
    /** It is over. */
    NOT_OPEN,
    /** A server is at it: ask again in a minute. */
    IN_FLIGHT
  }

  /** Counts of a decision over many: {@code selected = done + notOpen}. */
  public record DecidedMany(int selected, int done, int notOpen) {}

  /**
   * Part of a decision over many.
   *
   * @param next the {@link DeliveryQuery#before} of the next part; null behind the last one
   */
  public record DecidedPart(DecidedMany counts, @Nullable Long next) {}

  /**
   * Sends it as if for the first time, its tries forgotten. Who retries what is parked as uncertain
   * has looked at the target: that one is sent without another look.
   *
   * @param delivery its id
   */
  public Decided retry(long delivery, Actor who, String why) {
    return decide(delivery, who, why, this::retried);
  }

  /** Ends it for good; the target keeps what it has, until the record changes again. */
  public Decided dismiss(long delivery, Actor who, String why) {
    return decide(delivery, who, why, this::ended);
  }

  /**
   * How many deliveries a decision on all that a query finds would be about; the query has to ask
   * for a status that is open.
   *
   * @param most counts no further
   */
  public long preview(DeliveryQuery query, int most, Actor who) {
    who.require(Permission.DECIDE_MESSAGES);
    requireOpen(query);
    return transactions.inNew(() -> stores.deliveries().found(query, most));
  }

  /** Sends {@value #PAGE} of them at most, the newest first, from the query's cursor on. */
  public DecidedPart retryPart(DeliveryQuery query, Actor who, String why) {
    return part(query, who, why, this::retried);
  }

  /** Ends {@value #PAGE} of them at most, the newest first, from the query's cursor on. */
  public DecidedPart dismissPart(DeliveryQuery query, Actor who, String why) {
    return part(query, who, why, this::ended);
  }

  /** Sends all of them; who stops in the middle has done what is done. */
  public DecidedMany retryAll(DeliveryQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    return all(query, part -> retryPart(part, who, why));
  }

  /** Ends all of them; who stops in the middle has done what is done. */
  public DecidedMany dismissAll(DeliveryQuery query, Actor who, String why) {
    who.require(Permission.DECIDE_MESSAGES);
    return all(query, part -> dismissPart(part, who, why));
  }

  private static DecidedMany all(DeliveryQuery query, Function<DeliveryQuery, DecidedPart> each) {
    int selected = 0;
    int done = 0;
    Long before = query.before();
    do {
      DecidedPart part = each.apply(query.page(before, query.limit()));
      selected += part.counts().selected();
      done += part.counts().done();
      before = part.next();
    } while (before != null);
    return new DecidedMany(selected, done, selected - done);
  }

  private DecidedPart part(DeliveryQuery query, Actor who, String why, Way way) {
    who.require(Permission.DECIDE_MESSAGES);
    requireOpen(query);
    DeliveryQuery page = query.inOrder(DeliveryQuery.Order.NEWEST_FIRST).page(query.before(), PAGE);
    List<Delivery> found = transactions.inNew(() -> stores.deliveries().search(page));
    Set<String> flows = new TreeSet<>();
    int done = 0;
    try {
      for (Delivery delivery : found) {
        String flow = delivery.duty().flow();
        flows.add(flow);
        if (decideHere(delivery.id(), flow, new Delivery.Decision(who.getName(), why), way)
            == Decided.DONE) {
          done++;
        }
      }
    } finally {
      // What is decided is due, even where a later one fails.
      flows.forEach(nudge);
    }
    boolean last = found.size() < PAGE;
    return new DecidedPart(
        new DecidedMany(found.size(), done, found.size() - done),
        last ? null : (Long) found.get(found.size() - 1).id());
  }

  /** Else each part would look through everything that is over. */
  private static void requireOpen(DeliveryQuery query) {
    Status status = query.status();
    if (status == null || !status.open()) {
      throw new IllegalArgumentException("Ask for deliveries that are open, not " + status + ".");
    }
  }

  /** A way to decide, in the running transaction. */
  @FunctionalInterface
  private interface Way {
    Decided of(long delivery, Instant now, Delivery.Decision decision);
  }

  private Decided retried(long delivery, Instant now, Delivery.Decision decision) {
    return here(delivery, now, decision, "delivery.retry", this::again);
  }

  private Decided ended(long delivery, Instant now, Delivery.Decision decision) {
    return here(delivery, now, decision, "delivery.dismiss", this::end);
  }

  private @Nullable Holding again(Open open, Holding holding) {
    stores.deliveries().keep(List.of(open.delivery().decidedAgain(open.decision(), open.now())));
    boolean looked = "UNCERTAIN".equals(open.delivery().reason());
    return looked ? holding.trusted(open.now()) : holding.calm();
  }

  private @Nullable Holding end(Open open, Holding holding) {
    Delivery delivery = open.delivery();
    stores.deliveries().keep(List.of(delivery.dismissed(open.decision(), open.now())));
    return delivery.status() == Status.UNCERTAIN
        ? holding.doubted(delivery.duty().version(), open.now())
        : null;
  }

  /** A delivery that can be decided, its target locked. */
  private record Open(Delivery delivery, Delivery.Decision decision, Instant now) {}

  private Decided decide(long id, Actor who, String why, Way way) {
    who.require(Permission.DECIDE_MESSAGES);
    List<Delivery> found = transactions.inNew(() -> stores.deliveries().find(List.of(id)));
    if (found.isEmpty()) {
      return Decided.NO_SUCH_DELIVERY;
    }
    String flow = found.get(0).duty().flow();
    Decided decided = decideHere(id, flow, new Delivery.Decision(who.getName(), why), way);
    nudge.accept(flow);
    return decided;
  }

  private Decided decideHere(long id, String flow, Delivery.Decision decision, Way way) {
    return transactions.inNew(() -> way.of(id, stores.targets().lock(flow).now(), decision));
  }

  private Decided here(
      long id,
      Instant now,
      Delivery.Decision by,
      String action,
      BiFunction<Open, Holding, @Nullable Holding> decision) {
    List<Delivery> found = stores.deliveries().find(List.of(id));
    if (found.isEmpty()) {
      // Ended and purged since it was found.
      return Decided.NOT_OPEN;
    }
    Delivery delivery = found.get(0);
    if (delivery.lease() != null) {
      return Decided.IN_FLIGHT;
    }
    if (!delivery.status().open()) {
      return Decided.NOT_OPEN;
    }
    Duty duty = delivery.duty();
    Holding before =
        stores.holdings().of(duty.flow(), List.of(duty.record())).stream()
            .findFirst()
            .orElse(Holding.nothing(duty.flow(), duty.record()));
    Holding after = decision.apply(new Open(delivery, by, now), before);
    if (after != null) {
      stores.holdings().keep(List.of(after));
    }
    audit.note(
        AuditTrail.Act.done(
            by.by(),
            action,
            "delivery/" + id,
            "flow="
                + duty.flow()
                + " record="
                + duty.record()
                + " version="
                + duty.version()
                + " was="
                + delivery.status().word()));
    return Decided.DONE;
  }
}
