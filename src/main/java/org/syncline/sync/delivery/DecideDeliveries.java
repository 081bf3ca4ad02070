package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What a person decides about a delivery that is stopped or waits: send it now, or end it. Both
 * with a reason.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class DecideDeliveries {
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

  /**
   * Sends it as if for the first time, its tries forgotten. Who retries what is parked as uncertain
   * has looked at the target: that one is sent without another look.
   *
   * @param delivery its id
   */
  public Decided retry(long delivery, Actor who, String why) {
    return decide(delivery, who, why, "delivery.retry", this::again);
  }

  /** Ends it for good; the target keeps what it has, until the record changes again. */
  public Decided dismiss(long delivery, Actor who, String why) {
    return decide(delivery, who, why, "delivery.dismiss", this::end);
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

  private Decided decide(
      long id,
      Actor who,
      String why,
      String action,
      BiFunction<Open, Holding, @Nullable Holding> decision) {
    who.require(Permission.DECIDE_MESSAGES);
    List<Delivery> found = transactions.inNew(() -> stores.deliveries().find(List.of(id)));
    if (found.isEmpty()) {
      return Decided.NO_SUCH_DELIVERY;
    }
    String flow = found.get(0).duty().flow();
    Decided decided =
        transactions.inNew(
            () -> {
              Instant now = stores.targets().lock(flow).now();
              return here(id, now, new Delivery.Decision(who.getName(), why), action, decision);
            });
    nudge.accept(flow);
    return decided;
  }

  private Decided here(
      long id,
      Instant now,
      Delivery.Decision by,
      String action,
      BiFunction<Open, Holding, @Nullable Holding> decision) {
    Delivery delivery = stores.deliveries().find(List.of(id)).get(0);
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
