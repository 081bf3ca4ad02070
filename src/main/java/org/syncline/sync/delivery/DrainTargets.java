package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.platform.Fault;
import org.syncline.platform.Transactions;

/**
 * Works on the duties of all targets, each by itself. A turn of a target settles what came back
 * since the last one and claims the next, in one short transaction; then the calls are made on
 * threads of the executor, and whatever comes back asks for the next turn. No thread waits for
 * anything but a call, so a target that hangs holds up nobody but itself.
 */
public final class DrainTargets {
  private static final Logger LOG = Logger.getLogger(DrainTargets.class.getName());
  private static final int COLLISIONS = 5;

  private final Transactions transactions;
  private final DeliveryStores stores;
  private final Outbound outbound;
  private final ClaimDuties claims;
  private final SettleDuties settlements;
  private final DeliverChange deliver;
  private final Clock clock;
  private final Threads threads;
  private final Consumer<HubEvent> events;
  private final ConcurrentMap<String, Drain> drains = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * Where the work is done.
   *
   * @param executor runs turns and calls; has at least {@code count} threads
   * @param count how many calls this server makes at once, of all targets together
   * @param later what is to run after a while
   */
  public record Threads(Executor executor, int count, Later later) {}

  /** Runs something after a while, or never where the server stops meanwhile. */
  @FunctionalInterface
  public interface Later {
    void after(Duration pause, Runnable work);
  }

  /**
   * Who works, and how.
   *
   * @param clock this node's, for how much of a lease is left
   */
  public record Terms(Holder holder, IdempotencyKeys keys, RetryPolicy policy, Clock clock) {}

  /**
   * @param events told each fact after its commit
   */
  public DrainTargets(
      Transactions transactions,
      DeliveryStores stores,
      Outbound outbound,
      Terms terms,
      Threads threads,
      Consumer<HubEvent> events) {
    this.transactions = transactions;
    this.stores = stores;
    this.outbound = outbound;
    this.claims = new ClaimDuties(stores, terms.holder());
    this.settlements = new SettleDuties(stores, outbound, terms.policy());
    this.deliver = new DeliverChange(outbound, terms.keys(), terms.clock());
    this.clock = terms.clock();
    this.threads = threads;
    this.events = events;
  }

  /** Says that a target may have something to do. Costs next to nothing, and never fails. */
  public void nudge(String flow) {
    drains.computeIfAbsent(flow, Drain::new).ask();
  }

  /** Looks at every target, for what nobody was told of: due retries, leases of dead servers. */
  public void sweep() {
    outbound.flows().forEach(this::nudge);
    drains.values().forEach(Drain::askIfUnsettled);
  }

  /** Claims nothing more; what is under way is still settled. */
  public void stop() {
    stopped = true;
  }

  /** Calls under way on this server, and answers that are not settled yet. */
  public int underWay() {
    return drains.values().stream().mapToInt(Drain::underWay).sum();
  }

  private int busy() {
    return (int) drains.values().stream().filter(drain -> drain.calls.get() > 0).count();
  }

  /** One transaction of a target. */
  private record Turn(
      Instant now,
      SettleDuties.Settled settled,
      ClaimDuties.Claimed claimed,
      @Nullable Instant next) {}

  /** The work on one target, turn by turn. */
  private final class Drain {
    private final String flow;
    private final Queue<SettleDuties.Done> back = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean awaited = new AtomicBoolean();

    Drain(String flow) {
      this.flow = flow;
    }

    int underWay() {
      return calls.get() + back.size();
    }

    void askIfUnsettled() {
      if (!back.isEmpty()) {
        ask();
      }
    }

    /** One turn that has not begun yet serves all who ask. */
    void ask() {
      if (asked.getAndIncrement() == 0) {
        begin();
      }
    }

    private void begin() {
      try {
        threads.executor().execute(this::run);
      } catch (RejectedExecutionException e) {
        asked.set(0);
        LOG.log(Level.FINE, "No turn of {0}: the server stops", flow);
      }
    }

    private void run() {
      int served = asked.get();
      try {
        turn();
      } catch (RuntimeException e) {
        Level level = Fault.of(e) == Fault.DATABASE_AWAY ? Level.FINE : Level.WARNING;
        LOG.log(level, "No turn of flow=" + flow + " now; the sweep tries again", e);
      } finally {
        if (asked.addAndGet(-served) > 0) {
          begin();
        }
      }
    }

    private void turn() {
      List<SettleDuties.Done> done = new ArrayList<>();
      SettleDuties.Done next;
      while ((next = back.poll()) != null) {
        done.add(next);
      }
      Optional<Outbound.Terms> terms = stopped ? Optional.empty() : outbound.terms(flow);
      int places = terms.map(this::places).orElse(0);
      if (done.isEmpty() && places <= 0) {
        return;
      }
      Instant began = clock.instant();
      Turn turn;
      try {
        turn = commit(() -> inTransaction(done, terms, places));
      } catch (RuntimeException e) {
        if (done.isEmpty() || Fault.of(e) != Fault.OTHER) {
          // Nothing of it is lost: leases hold, and the next turn settles it.
          back.addAll(done);
          throw e;
        }
        LOG.log(Level.WARNING, "A turn of flow=" + flow + " failed: settled one by one", e);
        done.forEach(this::settleAlone);
        ask();
        return;
      }
      try {
        await(turn);
        tell(turn);
      } finally {
        terms.ifPresent(known -> begin(turn, known, began));
      }
    }

    /** One that can't be kept as it is stops nobody but itself. */
    private void settleAlone(SettleDuties.Done done) {
      try {
        tell(commit(() -> inTransaction(List.of(done), Optional.empty(), 0)));
      } catch (RuntimeException e) {
        boolean itsFault =
            Fault.of(e) == Fault.OTHER && !(done.conclusion() instanceof Conclusion.NotKept);
        LOG.log(itsFault ? Level.WARNING : Level.FINE, "Not kept: " + done.claim().duty(), e);
        back.add(itsFault ? new SettleDuties.Done(done.claim(), new Conclusion.NotKept()) : done);
      }
    }

    /** Leaves threads for a target that comes next. */
    private int places(Outbound.Terms terms) {
      int others = calls.get() > 0 ? busy() : busy() + 1;
      int share = Math.max(1, threads.count() / (others + 1));
      return (Math.min(terms.atOnce(), share) - calls.get()) * terms.together();
    }

    private Turn inTransaction(
        List<SettleDuties.Done> done, Optional<Outbound.Terms> terms, int places) {
      Targets.Locked locked = stores.targets().lock(flow);
      Instant now = locked.now();
      SettleDuties.Settled settled = settlements.settle(locked.target(), now, done);
      Allowance allowance =
          terms.map(known -> new Allowance(stores.budgets(), known, now)).orElse(null);
      ClaimDuties.Claimed claimed = ClaimDuties.Claimed.nothing(settled.target());
      if (terms.isPresent() && allowance != null) {
        allowance.giveBack((int) done.stream().filter(one -> !one.conclusion().called()).count());
        if (places > 0) {
          claimed = claims.from(settled.target(), now, terms.get(), places, allowance);
        }
        allowance.keep();
      }
      if (!claimed.target().equals(locked.target())) {
        stores.targets().keep(claimed.target());
      }
      return new Turn(now, settled, claimed, allowance == null ? null : allowance.next());
    }

    /** What the connection's budget did not allow is asked for again when it does. */
    private void await(Turn turn) {
      Instant next = turn.next();
      if (next == null || !awaited.compareAndSet(false, true)) {
        return;
      }
      threads
          .later()
          .after(
              Duration.between(turn.now(), next),
              () -> {
                awaited.set(false);
                ask();
              });
    }

    private void tell(Turn turn) {
      for (Claim claim : turn.settled().lost()) {
        LOG.log(
            Level.WARNING,
            "lease lost flow={0} record={1} version={2}: another server clears it up",
            new Object[] {flow, claim.duty().record(), claim.duty().version()});
      }
      turn.settled().settled().forEach(this::tell);
      turn.claimed().superseded().forEach(this::tell);
      Set<Long> arrived = turn.settled().arrived();
      if (!arrived.isEmpty()) {
        wake(arrived, turn.now());
      }
    }

    private void tell(Delivery delivery) {
      Instant at = delivery.settledAt();
      if (delivery.status() == Status.PENDING || at == null) {
        return;
      }
      Duty duty = delivery.duty();
      events.accept(
          new DutySettled(
              duty.flow(),
              duty.record(),
              duty.version(),
              duty.receipt(),
              duty.priority(),
              delivery.status(),
              delivery.reason(),
              delivery.tries(),
              delivery.plannedAt(),
              at));
    }

    /** What waited for these goes on; where this fails, it looks by itself later. */
    private void wake(Set<Long> arrived, Instant now) {
      try {
        int woken = commit(() -> stores.deliveries().wake(arrived, now));
        if (woken > 0) {
          outbound.flows().forEach(DrainTargets.this::nudge);
        }
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "Nobody was told what arrived at " + flow, e);
      }
    }

    private void begin(Turn turn, Outbound.Terms terms, Instant began) {
      List<Claim> claimed = turn.claimed().claims();
      if (!turn.claimed().superseded().isEmpty()) {
        // What was superseded stood before others that are due too.
        ask();
      }
      if (claimed.isEmpty()) {
        return;
      }
      Instant latest = began.plus(ClaimDuties.term(terms)).minus(terms.timeout());
      DeliverChange.Time time = new DeliverChange.Time(turn.now(), latest);
      List<@Nullable Prepared> prepared = prepared(claimed);
      List<DeliverChange.Parcel> parcels = new ArrayList<>();
      for (int i = 0; i < claimed.size(); i++) {
        Claim claim = claimed.get(i);
        Prepared what = prepared.get(i);
        if (what == null) {
          continue;
        }
        Optional<Conclusion> known = DeliverChange.atOnce(claim, what, turn.now());
        if (known.isPresent()) {
          came(claim, known.get());
        } else {
          parcels.add(new DeliverChange.Parcel(claim, (Prepared.Send) what));
        }
      }
      DeliverChange.Load.of(parcels, terms.together()).forEach(load -> call(load, terms, time));
    }

    /** A group that can't be mapped is mapped one by one; what fails alone has its conclusion. */
    private List<@Nullable Prepared> prepared(List<Claim> claimed) {
      try {
        List<@Nullable Prepared> all = new ArrayList<>(outbound.prepare(flow, claimed));
        if (all.size() != claimed.size()) {
          throw new IllegalStateException(all.size() + " mapped out of " + claimed.size());
        }
        return all;
      } catch (RuntimeException group) {
        List<@Nullable Prepared> alone = new ArrayList<>();
        for (Claim claim : claimed) {
          try {
            alone.add(outbound.prepare(flow, List.of(claim)).get(0));
          } catch (RuntimeException one) {
            LOG.log(Level.WARNING, "Not mapped out: " + claim.duty(), one);
            alone.add(null);
            came(claim, failure(one));
          }
        }
        return alone;
      }
    }

    private Conclusion failure(RuntimeException fault) {
      return Fault.of(fault) == Fault.OTHER
          ? new Conclusion.Stumbled(
              "NOT_MAPPED", "The hub failed to map the record out; its log says why.")
          : new Conclusion.NotBegun();
    }

    private void call(DeliverChange.Load load, Outbound.Terms terms, DeliverChange.Time time) {
      calls.incrementAndGet();
      try {
        threads.executor().execute(() -> make(load, terms, time));
      } catch (RejectedExecutionException e) {
        calls.decrementAndGet();
        load.parcels().forEach(parcel -> came(parcel.claim(), new Conclusion.NotBegun()));
      }
    }

    private void make(DeliverChange.Load load, Outbound.Terms terms, DeliverChange.Time time) {
      List<Conclusion> all = inDoubt(load, "The hub failed during the call.");
      try {
        all = conclusions(load, terms, time);
      } finally {
        for (int i = 0; i < all.size(); i++) {
          back.add(new SettleDuties.Done(load.parcels().get(i).claim(), all.get(i)));
        }
        calls.decrementAndGet();
        ask();
      }
    }

    private List<Conclusion> conclusions(
        DeliverChange.Load load, Outbound.Terms terms, DeliverChange.Time time) {
      try {
        return deliver.deliver(load, terms, time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return inDoubt(load, "The server stopped during the call.");
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The connector failed: " + load.parcels().get(0).claim().duty(), e);
        return inDoubt(load, "The connector failed; the hub's log says why.");
      }
    }

    private static List<Conclusion> inDoubt(DeliverChange.Load load, String sentence) {
      return load.parcels().stream()
          .map(parcel -> (Conclusion) new Conclusion.InDoubt(sentence))
          .toList();
    }

    private void came(Claim claim, Conclusion conclusion) {
      back.add(new SettleDuties.Done(claim, conclusion));
      ask();
    }

    /** Commits; what collides with others is run again. */
    private <T> T commit(Supplier<T> work) {
      for (int collisions = 1; ; collisions++) {
        try {
          return transactions.inNew(work);
        } catch (RuntimeException e) {
          if (Fault.of(e) != Fault.COLLISION || collisions == COLLISIONS) {
            throw e;
          }
        }
      }
    }
  }
}
