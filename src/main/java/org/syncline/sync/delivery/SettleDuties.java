package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what work on claims came to, and what that says of their locked target. */
final class SettleDuties {
  private final DeliveryStores stores;
  private final Outbound outbound;
  private final RetryPolicy policy;

  SettleDuties(DeliveryStores stores, Outbound outbound, RetryPolicy policy) {
    this.stores = stores;
    this.outbound = outbound;
    this.policy = policy;
  }

  /** A claim and what came of it. */
  record Done(Claim claim, Conclusion conclusion) {}

  /**
   * What was kept.
   *
   * @param settled duties that moved
   * @param arrived records that the target has from now on, and did not have before
   * @param lost claims that somebody else holds by now
   */
  record Settled(Target target, List<Delivery> settled, Set<Long> arrived, List<Claim> lost) {}

  /** Settles, in the running transaction; changes nothing of what somebody else holds by now. */
  Settled settle(Target target, Instant now, List<Done> all) {
    Map<Long, Delivery> rows = new HashMap<>();
    stores
        .deliveries()
        .find(all.stream().map(done -> done.claim().id()).toList())
        .forEach(row -> rows.put(row.id(), row));
    List<Done> mine = new ArrayList<>();
    List<Claim> lost = new ArrayList<>();
    for (Done done : all) {
      Delivery row = rows.get(done.claim().id());
      if (row != null && row.lease() != null && row.epoch() == done.claim().epoch()) {
        mine.add(done);
      } else {
        lost.add(done.claim());
      }
    }
    if (mine.isEmpty()) {
      return new Settled(target, List.of(), Set.of(), lost);
    }
    Map<Long, Holding> holdings = holdings(target.flow(), mine);
    Collection<Long> taken = link(target.flow(), mine, holdings);

    List<Delivery> settled = new ArrayList<>();
    List<Holding> changed = new ArrayList<>();
    Set<Long> arrived = new HashSet<>();
    Target after = target;
    for (Done done : mine) {
      Delivery row = rows.get(done.claim().id());
      if (row == null) {
        continue;
      }
      long record = row.duty().record();
      Holding before = holding(holdings, target.flow(), record);
      Change change =
          Change.of(
              done.conclusion(),
              new Change.From(row, done.claim(), after, before, now, taken.contains(record)),
              policy);
      after = change.target();
      settled.add(change.delivery());
      if (!change.holding().equals(before)) {
        changed.add(change.holding());
        holdings.put(record, change.holding());
      }
      if (arrived(before, change.holding())) {
        arrived.add(record);
      }
    }
    stores.deliveries().keep(settled);
    if (!changed.isEmpty()) {
      stores.holdings().keep(changed);
    }
    if (!after.equals(target)) {
      stores.targets().keep(after);
    }
    return new Settled(after, settled, arrived, lost);
  }

  private static boolean arrived(Holding before, Holding after) {
    return before.externalId() == null && after.externalId() != null
        || before.version() == 0 && after.version() > 0;
  }

  private Map<Long, Holding> holdings(String flow, List<Done> mine) {
    Set<Long> records =
        mine.stream().map(done -> done.claim().duty().record()).collect(Collectors.toSet());
    Map<Long, Holding> found = new HashMap<>();
    stores.holdings().of(flow, records).forEach(holding -> found.put(holding.record(), holding));
    return found;
  }

  private static Holding holding(Map<Long, Holding> holdings, String flow, long record) {
    Holding known = holdings.get(record);
    return known == null ? Holding.nothing(flow, record) : known;
  }

  /** Ties what the target told for the first time. */
  private Collection<Long> link(String flow, List<Done> mine, Map<Long, Holding> holdings) {
    Map<Long, String> told = new HashMap<>();
    for (Done done : mine) {
      long record = done.claim().duty().record();
      String id = null;
      if (done.conclusion() instanceof Conclusion.Delivered delivered) {
        id = delivered.externalId();
      } else if (done.conclusion() instanceof Conclusion.Found found) {
        id = found.externalId();
      }
      if (id != null && !id.equals(holding(holdings, flow, record).externalId())) {
        told.put(record, id);
      }
    }
    return told.isEmpty() ? Set.of() : outbound.link(flow, told);
  }
}
