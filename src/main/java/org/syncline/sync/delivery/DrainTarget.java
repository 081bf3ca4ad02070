package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * The work on one target, turn by turn. A turn settles what came back since the last one and claims
 * the next, in one short transaction; then the calls are made on threads of the executor, and
 * whatever comes back asks for the next turn. No thread waits for anything but a call, and calls
 * wait for turns as little as can be: some are claimed {@link Ahead}.
 */
final class DrainTarget {
  private static final Logger LOG = Logger.getLogger(DrainTarget.class.getName());
  private static final int COLLISIONS = 5;

  /** A server that is at work says so at least so often; see {@link Target.Drainer}. */
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  /** How long an answer waits for others to be settled with, at most. */
  private static final Duration GATHERED = Duration.ofMillis(10);

  private final String flow;
  private final Parts parts;
  private final DrainTargets all;
  private final Clock clock;
  private final Queue<SettleDuties.Done> back = new ConcurrentLinkedQueue<>();
  private final CallQueue queue = new CallQueue();
  private final Ahead ahead = new Ahead();

  /** Records that are claimed and without a conclusion. */
  private final AtomicInteger inHand = new AtomicInteger();

  /** Deliveries that are claimed and not settled; touched by turns alone. */
  private final Map<Long, Delivery> mine = new ConcurrentHashMap<>();

  /** Whether these were all leases of the target at the last turn; touched by turns alone. */
  private volatile boolean alone;

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean awaited = new AtomicBoolean();
  private final AtomicBoolean gathering = new AtomicBoolean();

  /** By this node's clock; touched by turns alone, which never overlap. */
  private volatile Instant renewal = Instant.MIN;

  /** As it was last known; touched by turns alone. */
  private volatile @Nullable String system;

  /** What the work on all targets is done with. */
  record Parts(
      Transactions transactions,
      DeliveryStores stores,
      Outbound outbound,
      ClaimDuties claims,
      SettleDuties settlements,
      DeliverChange deliver,
      DrainTargets.Terms terms,
      DrainTargets.Threads threads,
      Consumer<HubEvent> events) {

    /** Commits; what collides with others is run again. */
    <T> T commit(Supplier<T> work) {
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

  DrainTarget(String flow, Parts parts, DrainTargets all) {
    this.flow = flow;
    this.parts = parts;
    this.all = all;
    this.clock = parts.terms().clock();
  }

  /** One transaction of the target. */
  private record Turn(
      Instant now,
      Target before,
      Target after,
      SettleDuties.Settled settled,
      ClaimDuties.Claimed claimed,
      List<DutySettled> facts,
      @Nullable Instant next) {}

  int underWay() {
    return inHand.get() + back.size();
  }

  boolean calls() {
    return queue.running() > 0;
  }

  /** One turn that has not begun yet serves all who ask. */
  void ask() {
    if (asked.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    try {
      parts.threads().executor().execute(this::run);
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
    Optional<Outbound.Terms> terms =
        all.stopped() ? Optional.empty() : parts.outbound().terms(flow);
    if (terms.isEmpty()) {
      giveBack();
    } else {
      system = terms.get().system();
    }
    List<SettleDuties.Done> done = new ArrayList<>();
    SettleDuties.Done next;
    while ((next = back.poll()) != null) {
      done.add(next);
    }
    int slots = terms.map(this::slots).orElse(0);
    int places = terms.map(known -> places(known, slots)).orElse(0);
    Instant began = clock.instant();
    boolean renew = inHand.get() > 0 && !began.isBefore(renewal);
    if (done.isEmpty() && places <= 0 && !renew) {
      return;
    }
    Turn turn;
    try {
      turn = parts.commit(() -> inTransaction(done, terms, places));
      renewal = began.plus(RENEWAL);
      done.forEach(one -> settled(one, mine));
      for (Claim claim : turn.claimed().claims()) {
        mine.put(claim.delivery().id(), claim.delivery());
      }
      alone = turn.claimed().alone();
    } catch (RuntimeException e) {
      // It may have been committed all the same.
      alone = false;
      if (done.isEmpty() || Fault.of(e) != Fault.OTHER) {
        // Nothing of it is lost: leases hold, and the next turn settles it.
        back.addAll(done);
        throw e;
      }
      LOG.log(Level.WARNING, "A turn of flow=" + flow + " failed: settled one by one", e);
      done.forEach(this::settleAlone);
      start(slots, ills(done));
      ask();
      return;
    }
    try {
      await(turn);
      tell(turn);
    } finally {
      terms.ifPresent(known -> enqueue(turn, known, began));
      if (turn.claimed().heldUp()) {
        giveBack();
      }
      ahead.turnTook(Duration.between(began, clock.instant()));
      start(slots, ills(done));
    }
  }

  /** A later claim of the same delivery stays. */
  private static void settled(SettleDuties.Done done, Map<Long, Delivery> held) {
    Delivery claimed = done.claim().delivery();
    held.computeIfPresent(
        claimed.id(), (id, known) -> known.epoch() == claimed.epoch() ? null : known);
  }

  private static int ills(List<SettleDuties.Done> done) {
    return (int) done.stream().filter(one -> one.conclusion().ill()).count();
  }

  /** One that can't be kept as it is stops nobody but itself. */
  private void settleAlone(SettleDuties.Done done) {
    try {
      Turn turn = parts.commit(() -> inTransaction(List.of(done), Optional.empty(), 0));
      settled(done, mine);
      tell(turn);
    } catch (RuntimeException e) {
      boolean itsFault =
          Fault.of(e) == Fault.OTHER && !(done.conclusion() instanceof Conclusion.NotKept);
      LOG.log(itsFault ? Level.WARNING : Level.FINE, "Not kept: " + done.claim().duty(), e);
      back.add(itsFault ? done.notKept() : done);
    }
  }

  /** Calls at a time; leaves threads for a target that comes next. */
  private int slots(Outbound.Terms terms) {
    int others = calls() ? all.busy() : all.busy() + 1;
    int share = Math.max(1, parts.threads().count() / (others + 1));
    return Math.min(terms.atOnce(), share);
  }

  /** Records that may be claimed now. */
  private int places(Outbound.Terms terms, int slots) {
    // Of what was claimed and not begun, what a server that dies leaves behind has to be looked up.
    int more = terms.lookable() ? ahead.records(slots, terms.together()) : 0;
    return slots * terms.together() + more - inHand.get();
  }

  private Turn inTransaction(
      List<SettleDuties.Done> done, Optional<Outbound.Terms> terms, int places) {
    DeliveryStores stores = parts.stores();
    Instant present = parts.terms().stopwatch().instant();
    Targets.Locked locked = stores.targets().lock(flow);
    Instant now = locked.now();
    SettleDuties.Settled settled = parts.settlements().settle(locked.target(), now, present, done);
    Allowance allowance =
        terms.map(known -> new Allowance(stores.budgets(), known, now)).orElse(null);
    ClaimDuties.Claimed claimed = ClaimDuties.Claimed.nothing(settled.target(), false);
    if (terms.isPresent() && allowance != null) {
      allowance.giveBack(done.stream().mapToInt(SettleDuties.Done::unused).sum());
      Map<Long, Delivery> held = new HashMap<>(mine);
      done.forEach(one -> settled(one, held));
      ClaimDuties.Known known = new ClaimDuties.Known(held, alone && settled.lost().isEmpty());
      claimed = parts.claims().from(settled.target(), now, terms.get(), known, places, allowance);
      allowance.keep();
    }
    boolean works = inHand.get() > 0 || !claimed.claims().isEmpty();
    Target after = claimed.target().drained(parts.terms().holder(), now, works);
    if (!after.equals(locked.target())) {
      stores.targets().keep(after);
    }
    List<DutySettled> facts = facts(settled, claimed);
    if (!facts.isEmpty()) {
      stores.facts().keep(facts);
    }
    return new Turn(
        now,
        locked.target(),
        after,
        settled,
        claimed,
        facts,
        allowance == null ? null : allowance.next());
  }

  /** What the connection's budget did not allow is asked for again when it does. */
  private void await(Turn turn) {
    Instant next = turn.next();
    if (next == null || !awaited.compareAndSet(false, true)) {
      return;
    }
    parts
        .threads()
        .later()
        .after(
            Duration.between(turn.now(), next),
            () -> {
              awaited.set(false);
              ask();
            });
  }

  private void tell(Turn turn) {
    TargetLog.tell(turn.before(), turn.after());
    for (Claim claim : turn.settled().lost()) {
      LOG.log(
          Level.WARNING,
          "lease lost flow={0} record={1} version={2}: another server clears it up",
          new Object[] {flow, claim.duty().record(), claim.duty().version()});
    }
    turn.facts().forEach(parts.events());
    Set<Long> arrived = turn.settled().arrived();
    if (!arrived.isEmpty()) {
      all.arrived(arrived, turn.now());
    }
  }

  private List<DutySettled> facts(SettleDuties.Settled settled, ClaimDuties.Claimed claimed) {
    List<DutySettled> facts = new ArrayList<>();
    settled.settled().forEach(delivery -> addFact(delivery, facts));
    claimed.superseded().forEach(delivery -> addFact(delivery, facts));
    return facts;
  }

  private void addFact(Delivery delivery, List<DutySettled> facts) {
    Instant at = delivery.settledAt();
    if (delivery.status() == Status.PENDING || at == null) {
      return;
    }
    Duty duty = delivery.duty();
    facts.add(
        new DutySettled(
            duty.flow(),
            system,
            duty.record(),
            duty.version(),
            duty.receipt(),
            duty.priority(),
            delivery.status(),
            delivery.reason(),
            delivery.tries(),
            delivery.plannedAt(),
            at,
            delivery.passage()));
  }

  private void enqueue(Turn turn, Outbound.Terms terms, Instant began) {
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
        Long late = what instanceof Prepared.Send send ? send.late() : null;
        back.add(new SettleDuties.Done(claim, known.get(), late, null));
        ask();
      } else {
        parcels.add(new DeliverChange.Parcel(claim, (Prepared.Send) what));
      }
    }
    inHand.addAndGet(parcels.size());
    for (DeliverChange.Load load : DeliverChange.Load.of(parcels, terms.together())) {
      queue.add(load, terms, time);
    }
  }

  /** A group that can't be mapped is mapped one by one; what fails alone has its conclusion. */
  private List<@Nullable Prepared> prepared(List<Claim> claimed) {
    try {
      List<@Nullable Prepared> mapped = new ArrayList<>(parts.outbound().prepare(flow, claimed));
      if (mapped.size() != claimed.size()) {
        throw new IllegalStateException(mapped.size() + " mapped out of " + claimed.size());
      }
      return mapped;
    } catch (RuntimeException group) {
      List<@Nullable Prepared> alone = new ArrayList<>();
      for (Claim claim : claimed) {
        try {
          alone.add(parts.outbound().prepare(flow, List.of(claim)).get(0));
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

  private void start(int slots, int settledIlls) {
    int workers = queue.open(slots, settledIlls);
    for (int i = 0; i < workers; i++) {
      goOn();
    }
  }

  private void goOn() {
    try {
      parts.threads().executor().execute(this::work);
    } catch (RejectedExecutionException e) {
      queue.notStarted();
      giveBack();
    }
  }

  /** Makes calls until something else waits for a thread: then the next one waits behind that. */
  private void work() {
    for (CallQueue.Waiting next = queue.next(); next != null; next = queue.next()) {
      make(next);
      if (parts.threads().crowded().getAsBoolean() || Thread.currentThread().isInterrupted()) {
        goOn();
        return;
      }
    }
  }

  /** What was not begun goes back to where anybody can claim it. */
  private void giveBack() {
    for (CallQueue.Waiting waiting : queue.drained()) {
      for (DeliverChange.Parcel parcel : waiting.load().parcels()) {
        back.add(new SettleDuties.Done(parcel.claim(), new Conclusion.NotBegun()));
        inHand.decrementAndGet();
      }
      ask();
    }
  }

  private void make(CallQueue.Waiting waiting) {
    DeliverChange.Load load = waiting.load();
    List<Conclusion> conclusions = inDoubt(load, "The hub failed during the call.");
    TimedWay way = new TimedWay(waiting.terms().way(), parts.terms().stopwatch());
    Instant began = clock.instant();
    try {
      conclusions = conclusions(waiting, waiting.terms().by(way));
    } finally {
      ahead.callTook(Duration.between(began, clock.instant()));
      TimedWay.Called called = way.called();
      for (int i = 0; i < conclusions.size(); i++) {
        Conclusion conclusion = conclusions.get(i);
        if (conclusion.ill()) {
          queue.hold();
        }
        DeliverChange.Parcel parcel = load.parcels().get(i);
        back.add(new SettleDuties.Done(parcel.claim(), conclusion, parcel.send().late(), called));
        called = called == null ? null : called.shared();
        inHand.decrementAndGet();
      }
      if (queue.has(ahead.plenty(queue.slots()))) {
        askSoon();
      } else {
        ask();
      }
    }
  }

  /** A turn has many statements: while calls wait that can begin without it, it settles several. */
  private void askSoon() {
    if (gathering.compareAndSet(false, true)) {
      parts
          .threads()
          .later()
          .after(
              GATHERED,
              () -> {
                gathering.set(false);
                ask();
              });
    }
  }

  private List<Conclusion> conclusions(CallQueue.Waiting waiting, Outbound.Terms terms) {
    DeliverChange.Load load = waiting.load();
    try {
      return parts.deliver().deliver(load, terms, waiting.time());
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
}
