package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * A claim and what came of it.
   *
   * @param late a record that it refers to and had to do without; null for none
   * @param called null where the target was not called for it
   */
  record Done(
      Claim claim, Conclusion conclusion, @Nullable Long late, TimedWay.@Nullable Called called) {
    Done(Claim claim, Conclusion conclusion) {
      this(claim, conclusion, null, null);
    }

    /** Requests that its claim was allowed and that were not made; less than 0 for more. */
    int unused() {
      return 1 - (called == null ? 0 : called.count());
    }

    /** The same, which the hub failed to keep. */
    Done notKept() {
      return new Done(claim, new Conclusion.NotKept(), null, called);
    }

    /**
     * Whether the target has all but a reference, which is owed to it as soon as it can be told.
     */
    private boolean owesReference() {
      return late != null
          && (conclusion instanceof Conclusion.Delivered
              || conclusion instanceof Conclusion.Unchanged);
    }
  }

  /**
   * What was kept.
   *
   * @param target as it is by that, still to be kept
   * @param settled duties that moved
   * @param arrived records that the target has from now on, and did not have before
   * @param lost claims that somebody else holds by now
   */
  record Settled(Target target, List<Delivery> settled, Set<Long> arrived, List<Claim> lost) {}

  /**
   * Settles, in the running transaction; changes nothing of what somebody else holds by now.
   *
   * @param present by the stopwatch that calls are timed with, just before {@code now}
   */
  Settled settle(Target target, Instant now, Instant present, List<Done> all) {
    if (all.isEmpty()) {
      return new Settled(target, List.of(), Set.of(), List.of());
    }
    // That a row belongs to a record stays true, whoever holds the lease.
    Collection<Long> taken = link(target.flow(), all);
    List<Change> changes = new ArrayList<>();
    Target after = target;
    for (Done done : all) {
      Claim claim = done.claim();
      boolean isTaken = taken.contains(claim.duty().record());
      Change change =
          Change.of(done.conclusion(), new Change.From(claim, after, now, isTaken), policy);
      after = change.target();
      TimedWay.Called called = done.called();
      changes.add(
          called == null
              ? change
              : change.after(called.time(), now.minus(Duration.between(called.until(), present))));
    }
    Set<Delivery.Hold> kept =
        stores.deliveries().settle(changes.stream().map(Change::delivery).toList());

    List<Delivery> settled = new ArrayList<>();
    List<Holding> held = new ArrayList<>();
    Set<Long> arrived = new HashSet<>();
    Map<Long, Outbound.Body> bodies = new HashMap<>();
    List<Claim> lost = new ArrayList<>();
    List<Deliveries.Reference> owed = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Claim claim = all.get(i).claim();
      Change change = changes.get(i);
      if (!kept.contains(claim.delivery().hold())) {
        lost.add(claim);
        continue;
      }
      settled.add(change.delivery());
      if (all.get(i).owesReference() && !change.delivery().status().open()) {
        owed.add(reference(claim.duty(), all.get(i).late(), now));
      }
      Delivery.Lease lease = claim.delivery().lease();
      if (all.get(i).conclusion() instanceof Conclusion.Delivered delivered
          && delivered.written().length > 0
          && lease != null) {
        bodies.put(claim.duty().record(), new Outbound.Body(delivered.written(), lease.until()));
      }
      if (!change.holding().equals(claim.holding())) {
        held.add(change.holding());
      }
      if (arrived(claim.holding(), change.holding())) {
        arrived.add(claim.duty().record());
      }
    }
    stores.holdings().keep(held);
    if (!owed.isEmpty()) {
      stores.deliveries().addReferences(owed);
    }
    if (!bodies.isEmpty()) {
      outbound.took(target.flow(), bodies);
    }
    return new Settled(after, settled, arrived, lost);
  }

  private Deliveries.Reference reference(Duty duty, @Nullable Long late, Instant now) {
    return new Deliveries.Reference(
        duty, Objects.requireNonNull(late), now.plus(policy.look(now, now)));
  }

  private static boolean arrived(Holding before, Holding after) {
    return (before.externalId() == null && after.externalId() != null)
        || (before.version() == 0 && after.version() > 0);
  }

  /** Ties what the target told for the first time. */
  private Collection<Long> link(String flow, List<Done> all) {
    Map<Long, String> told = new HashMap<>();
    for (Done done : all) {
      String id = null;
      if (done.conclusion() instanceof Conclusion.Delivered delivered) {
        id = delivered.externalId();
      } else if (done.conclusion() instanceof Conclusion.Found found) {
        id = found.externalId();
      }
      if (id != null && !id.equals(done.claim().holding().externalId())) {
        told.put(done.claim().duty().record(), id);
      }
    }
    return told.isEmpty() ? Set.of() : outbound.link(flow, told);
  }
}
