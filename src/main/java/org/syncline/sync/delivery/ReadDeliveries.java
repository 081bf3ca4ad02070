package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * What is owed to targets and what became of it, for people who may see what becomes of every
 * record of every system; so neither for agents nor for machines.
 *
 * <p>Whoever may not, gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class ReadDeliveries {
  /** Most deliveries that delays are told of. */
  public static final int MOST_DELAYS = 50_000;

  private final Transactions transactions;
  private final DeliveryStores stores;
  private final Outbound outbound;
  private final CountDeliveries counts;

  public ReadDeliveries(
      Transactions transactions, DeliveryStores stores, Outbound outbound, Clock clock) {
    this.transactions = transactions;
    this.stores = stores;
    this.outbound = outbound;
    this.counts = new CountDeliveries(transactions, stores.deliveries(), clock);
  }

  /**
   * Some deliveries, newest first.
   *
   * @param next the {@link DeliveryQuery#before} of the next page; null on the last one
   */
  public record Page(List<Delivery> deliveries, @Nullable Long next) {}

  /** The deliveries that are looked for. */
  public Page page(DeliveryQuery query, Actor who) {
    who.require(Permission.READ_LEDGER);
    List<Delivery> found = transactions.inNew(() -> stores.deliveries().search(query));
    boolean full = found.size() == query.limit();
    return new Page(found, full ? (Long) found.get(found.size() - 1).id() : null);
  }

  /** One of them. */
  public Optional<Delivery> delivery(long id, Actor who) {
    who.require(Permission.READ_LEDGER);
    return transactions.inNew(() -> stores.deliveries().find(List.of(id))).stream().findFirst();
  }

  /**
   * How long the newest deliveries of a target took. Reads no more of them, however many there are.
   *
   * @param most how many, 1 to {@value #MOST_DELAYS}
   * @return empty where there is no such target
   */
  public Optional<Delays> delays(String flow, int most, Actor who) {
    who.require(Permission.READ_LEDGER);
    if (most < 1 || most > MOST_DELAYS) {
      throw new IllegalArgumentException("Last " + most + ": choose 1 to " + MOST_DELAYS + ".");
    }
    List<Passage> newest = transactions.inNew(() -> stores.deliveries().passages(flow, most));
    boolean known =
        !newest.isEmpty()
            || outbound.flows().contains(flow)
            || transactions.inNew(() -> stores.deliveries().planned()).containsKey(flow);
    return known ? Optional.of(Delays.of(newest)) : Optional.empty();
  }

  /**
   * How a target is doing.
   *
   * @param on whether its flow is there and switched on
   * @param target null where nothing was ever sent or decided
   * @param counts of its deliveries; what is 0 is not in it
   * @param planned how many there ever were, by a count of its own
   * @param countedAt when they were counted: a minute ago at most, and now unless there are many
   */
  public record Standing(
      String flow,
      boolean on,
      @Nullable Target target,
      Map<Status, Long> counts,
      long planned,
      Instant countedAt) {

    /** Whether each that was planned has one state, and no more. */
    public boolean balanced() {
      return counts.values().stream().mapToLong(Long::longValue).sum() == planned;
    }
  }

  /** Every outbound flow that is switched on, or that anything was ever owed to, by their ids. */
  public List<Standing> targets(Actor who) {
    who.require(Permission.READ_LEDGER);
    Set<String> on = Set.copyOf(outbound.flows());
    CountDeliveries.Counted counted = counts.count();
    Map<String, Target> targets = new HashMap<>();
    transactions
        .inNew(() -> stores.targets().all())
        .forEach(target -> targets.put(target.flow(), target));
    Set<String> flows = new TreeSet<>(on);
    flows.addAll(targets.keySet());
    flows.addAll(counted.byStatus().keySet());
    return flows.stream()
        .map(
            flow ->
                new Standing(
                    flow,
                    on.contains(flow),
                    targets.get(flow),
                    counted.byStatus().getOrDefault(flow, Map.of()),
                    counted.planned().getOrDefault(flow, 0L),
                    counted.at()))
        .toList();
  }
}
