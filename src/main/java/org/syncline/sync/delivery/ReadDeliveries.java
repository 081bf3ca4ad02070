package org.syncline.sync.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What is owed to targets and what became of it, for people.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class ReadDeliveries {
  private final Transactions transactions;
  private final DeliveryStores stores;

  public ReadDeliveries(Transactions transactions, DeliveryStores stores) {
    this.transactions = transactions;
    this.stores = stores;
  }

  /**
   * Some deliveries, newest first.
   *
   * @param next the {@link DeliveryQuery#before} of the next page; null on the last one
   */
  public record Page(List<Delivery> deliveries, @Nullable Long next) {}

  /** The deliveries that are looked for. */
  public Page page(DeliveryQuery query, Actor who) {
    who.require(Permission.READ_MESSAGES);
    List<Delivery> found = transactions.inNew(() -> stores.deliveries().search(query));
    boolean full = found.size() == query.limit();
    return new Page(found, full ? (Long) found.get(found.size() - 1).id() : null);
  }

  /** The targets that anything was ever owed to, by their flows' ids. */
  public List<Target> targets(Actor who) {
    who.require(Permission.READ_MESSAGES);
    return transactions.inNew(() -> stores.targets().all());
  }

  /** How many duties stand where, by flow: their sum is how many were planned. */
  public Map<String, Map<Status, Long>> balance(Actor who) {
    who.require(Permission.READ_LEDGER);
    return transactions.inNew(() -> stores.deliveries().count());
  }
}
