package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next duties of a locked target: of each record the newest one, unless an older one has
 * to be cleared up first.
 */
final class ClaimDuties {
  /** Calls that one claim may need: a look, a write, the row made again, a look at that before. */
  private static final int CALLS = 4;

  private static final Duration SPARE = Duration.ofSeconds(10);

  /** Of two of the same version the one that was planned last counts. */
  private static final Comparator<Delivery> LATER =
      Comparator.comparingInt((Delivery delivery) -> delivery.duty().version())
          .thenComparingLong(Delivery::id);

  private final DeliveryStores stores;
  private final Holder holder;

  ClaimDuties(DeliveryStores stores, Holder holder) {
    this.stores = stores;
    this.holder = holder;
  }

  /** How long a lease holds: long enough for every call that its work may need. */
  static Duration term(Outbound.Terms terms) {
    return term(terms.timeout());
  }

  /** The same, with this time for each call. */
  static Duration term(Duration call) {
    return call.multipliedBy(CALLS).plus(SPARE);
  }

  /**
   * What was claimed.
   *
   * @param target as it is by that, still to be kept
   * @param superseded what newer duties do the work of, by that
   * @param heldUp whether nothing is to be called for now, also of what was claimed before
   * @param alone whether the leases on duties of the target are those that this server took and has
   *     not settled, and no others
   */
  record Claimed(
      Target target, List<Claim> claims, List<Delivery> superseded, boolean heldUp, boolean alone) {
    static Claimed nothing(Target target, boolean alone) {
      return new Claimed(target, List.of(), List.of(), false, alone);
    }
  }

  /**
   * What a server knows of a target's leases.
   *
   * @param mine what it claimed and has not settled, by id
   * @param alone whether these were all leases of the target when it worked on that last; they are
   *     not read then, as long as nobody else has worked on it since
   */
  record Known(Map<Long, Delivery> mine, boolean alone) {}

  /**
   * Claims, in the running transaction.
   *
   * @param known of the leases of the target, before
   * @param places how many records it can send now
   * @param allowance of its connection
   */
  Claimed from(
      Target target,
      Instant now,
      Outbound.Terms terms,
      Known known,
      int places,
      Allowance allowance) {
    if (target.pause() != null || target.holdsUp(now) || heldUp(terms.others(), now)) {
      return new Claimed(target, List.of(), List.of(), true, false);
    }
    boolean alone = known.alone() && target.drainedBy(holder);
    if (places <= 0 || target.drainedByOther(holder, now)) {
      return Claimed.nothing(target, alone);
    }
    Collection<Delivery> leased = known.mine().values();
    if (!alone) {
      leased = withoutUnknown(stores.deliveries().leased(target.flow()), known.mine(), now);
      // What this server believes to hold may have been taken over, and settled, while it hung.
      alone = holds(leased).equals(holds(known.mine().values()));
    }
    int inFlight = (int) leased.stream().filter(held -> held.inFlight(now, holder)).count();
    int allowed = target.allows(now, inFlight, places);
    if (allowed == 0) {
      return Claimed.nothing(target, alone);
    }
    Draft draft = new Draft(target, now, now.plus(term(terms)), allowed, allowance);
    leased.stream()
        .filter(held -> !held.inFlight(now, holder))
        .sorted(Comparator.comparingLong(Delivery::id))
        .limit(allowed)
        .filter(draft::affords)
        .forEach(draft::take);
    draft.fill(leased);
    return draft.kept(alone);
  }

  /**
   * A claim whose commit seemed to fail may have been committed all the same: nobody has sent
   * anything of it, so it is given back at once.
   */
  private List<Delivery> withoutUnknown(
      List<Delivery> leased, Map<Long, Delivery> mine, Instant now) {
    List<Delivery> rest = new ArrayList<>();
    List<Delivery> unknown = new ArrayList<>();
    for (Delivery held : leased) {
      Delivery.Lease lease = held.lease();
      boolean own = lease != null && lease.holder().equals(holder);
      Delivery known = mine.get(held.id());
      if (own && (known == null || known.epoch() != held.epoch())) {
        unknown.add(held.givenBack(now));
      } else {
        rest.add(held);
      }
    }
    stores.deliveries().keep(unknown);
    return rest;
  }

  /** A system that is not well is left alone, whichever flow noticed it. */
  private boolean heldUp(Set<String> others, Instant now) {
    return !others.isEmpty()
        && stores.targets().all().stream()
            .anyMatch(other -> others.contains(other.flow()) && other.holdsUp(now));
  }

  /** A claim that is being put together. */
  private final class Draft {
    private final Target target;
    private final Instant now;
    private final Instant until;
    private final int allowed;
    private final Allowance allowance;
    private final RetryBudget budget;
    private final List<Delivery> taken = new ArrayList<>();
    private final List<Delivery> superseded = new ArrayList<>();
    private final List<Delivery> deferred = new ArrayList<>();
    private final Map<Long, Holding> holdings = new HashMap<>();
    private int firstTries;
    private int retries;

    Draft(Target target, Instant now, Instant until, int allowed, Allowance allowance) {
      this.target = target;
      this.now = now;
      this.until = until;
      this.allowed = allowed;
      this.allowance = allowance;
      this.budget = target.budget().at(now);
    }

    boolean affords(Delivery delivery) {
      return allowance.takes(delivery.duty().priority());
    }

    void take(Delivery delivery) {
      taken.add(delivery.claimed(holder, now, until));
    }

    void fill(Collection<Delivery> leased) {
      int left = allowed - taken.size();
      if (left == 0) {
        know(recordsOf(taken));
        return;
      }
      String flow = target.flow();
      List<Delivery> due =
          stores
              .deliveries()
              .due(
                  flow,
                  now,
                  recordsOf(leased),
                  new Deliveries.Most(left, Math.min(left, budget.retries())));
      Set<Long> records = recordsOf(due);
      Set<Long> all = recordsOf(taken);
      all.addAll(records);
      know(all);
      Map<Long, List<Delivery>> open =
          records.isEmpty()
              ? Map.of()
              : stores.deliveries().open(flow, records).stream()
                  .collect(Collectors.groupingBy(delivery -> delivery.duty().record()));
      for (long record : records) {
        if (taken.size() == allowed) {
          return;
        }
        choose(open.getOrDefault(record, List.of()), holding(record).version());
      }
    }

    private void know(Set<Long> records) {
      if (!records.isEmpty()) {
        stores
            .holdings()
            .of(target.flow(), records)
            .forEach(holding -> holdings.put(holding.record(), holding));
      }
    }

    private Holding holding(long record) {
      return holdings.computeIfAbsent(record, id -> Holding.nothing(target.flow(), id));
    }

    /** Decides between the open duties of one record, none of which is leased. */
    private void choose(List<Delivery> open, int held) {
      Delivery doubtful = lowest(open);
      if (doubtful != null) {
        clearUp(doubtful, open);
        return;
      }
      Delivery newest = null;
      for (Delivery delivery : open) {
        boolean waits = delivery.status() != Status.PARKED;
        if (waits && (newest == null || LATER.compare(delivery, newest) > 0)) {
          newest = delivery;
        }
      }
      if (newest == null) {
        return;
      }
      for (Delivery delivery : open) {
        if (LATER.compare(delivery, newest) < 0 || version(delivery) < held) {
          superseded.add(delivery.settled(Status.SUPERSEDED, now, null, null, 0));
        }
      }
      if (version(newest) >= held && newest.due(now) && affords(newest)) {
        takeCounted(newest);
      }
    }

    private static @Nullable Delivery lowest(List<Delivery> open) {
      return open.stream()
          .filter(delivery -> delivery.status() == Status.UNCERTAIN)
          .min(Comparator.comparingInt(Draft::version))
          .orElse(null);
    }

    private static int version(Delivery delivery) {
      return delivery.duty().version();
    }

    /** Nothing newer is sent before it is known what became of this. */
    private void clearUp(Delivery doubtful, List<Delivery> open) {
      if (doubtful.due(now)) {
        if (affords(doubtful)) {
          take(doubtful);
        }
        return;
      }
      Instant later = doubtful.dueAt();
      for (Delivery delivery : open) {
        if (later != null && delivery.id() != doubtful.id() && delivery.due(now)) {
          deferred.add(delivery.deferred(later));
        }
      }
    }

    private void takeCounted(Delivery delivery) {
      if (delivery.retry()) {
        retries++;
      } else {
        firstTries++;
      }
      take(delivery);
    }

    Claimed kept(boolean alone) {
      List<Delivery> changed = new ArrayList<>(taken);
      changed.addAll(superseded);
      changed.addAll(deferred);
      if (changed.isEmpty()) {
        return Claimed.nothing(target, alone);
      }
      stores.deliveries().keep(changed);
      Target after =
          taken.isEmpty()
              ? target
              : target
                  .with(target.breaker().called())
                  .with(target.budget().spent(firstTries, retries, now));
      List<Claim> claims =
          taken.stream()
              .map(delivery -> new Claim(delivery, holding(delivery.duty().record())))
              .toList();
      return new Claimed(after, claims, superseded, false, alone);
    }
  }

  private static Set<Delivery.Hold> holds(Collection<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::hold).collect(Collectors.toSet());
  }

  private static Set<Long> recordsOf(Collection<Delivery> deliveries) {
    return deliveries.stream()
        .map(delivery -> delivery.duty().record())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
