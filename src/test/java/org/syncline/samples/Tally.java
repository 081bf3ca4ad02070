package org.syncline.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own account of what must become of each message, by the rules in {@code
 * src/docs/intake.md} alone. It takes one message after the other, knows what each was meant to
 * say, and shares no code with the hub, so that agreement between the two says something.
 *
 * <p>Outcomes are final states: a message that waited for its parent and then went on counts as
 * what it became, a parked one that a newer state overtook as superseded.
 */
public final class Tally {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
  private static final Instant FIRST_ARRIVAL = Instant.parse("2026-11-22T00:00:00Z");

  /** How a flow orders its lanes; everything the tally has to know of the configuration. */
  private enum Order {
    STAMPED_FULL_STATES,
    ARRIVING_CHANGES
  }

  private static final Map<String, Order> FLOWS =
      Map.of(
          "erp/customer", Order.STAMPED_FULL_STATES,
          "erp/customer-csv", Order.STAMPED_FULL_STATES,
          "erp/customer-map", Order.STAMPED_FULL_STATES,
          "shop/customer", Order.STAMPED_FULL_STATES,
          "branch/customer", Order.ARRIVING_CHANGES);

  private static final class Entry {
    private final SampleMessage message;
    private final Instant acceptedAt;
    private @Nullable Outcome outcome;

    private Entry(SampleMessage message, Instant acceptedAt) {
      this.message = message;
      this.acceptedAt = acceptedAt;
    }

    private @Nullable Long stamp() {
      if (message.meaning() instanceof Meaning.Change change) {
        return change.stamp();
      }
      return message.meaning() instanceof Meaning.Faulty faulty ? faulty.stamp() : null;
    }
  }

  private static final class Lane {
    private final SourceKey key;
    private final Order order;
    private final Deque<Entry> held = new ArrayDeque<>();
    private long highest = Long.MIN_VALUE;

    private Lane(SourceKey key, Order order) {
      this.key = key;
      this.order = order;
    }
  }

  /** An optional reference that found nobody yet. */
  private record Unbound(TalliedRecord record, String field, SourceKey lane, Instant time) {}

  private final Reading reading;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> receipts = new HashMap<>();
  private final Map<SourceKey, Lane> lanes = new HashMap<>();
  private final Map<SourceKey, TalliedRecord> linked = new HashMap<>();
  private final Set<TalliedRecord> records = new LinkedHashSet<>();
  private final Map<String, Set<TalliedRecord>> byEmail = new HashMap<>();
  private final Map<SourceKey, Set<Lane>> awaited = new HashMap<>();
  private final Map<SourceKey, List<Unbound>> unbound = new HashMap<>();
  private final Deque<Lane> woken = new ArrayDeque<>();

  public Tally() {
    this(Reading.USUAL);
  }

  Tally(Reading reading) {
    this.reading = reading;
  }

  /** The tally of all messages in the order given. */
  public static Tally of(Iterable<SampleMessage> messages) {
    Tally tally = new Tally();
    for (SampleMessage message : messages) {
      tally.accept(message);
      tally.goOn();
    }
    return tally;
  }

  /** Takes the next message. Lanes that it frees wait for {@link #goOn}. */
  void accept(SampleMessage message) {
    Entry entry = new Entry(message, FIRST_ARRIVAL.plusSeconds(entries.size()));
    entries.add(entry);
    Entry first = receipts.putIfAbsent(message.system() + " " + message.messageId(), entry);
    if (first != null) {
      boolean same =
          first.message.object().equals(message.object())
              && first.message.payload().equals(message.payload());
      entry.outcome = same ? Outcome.DUPLICATE : Outcome.parked("ID_REUSED");
      return;
    }
    Order order = FLOWS.get(message.system() + "/" + message.object());
    if (order == null) {
      entry.outcome = Outcome.parked("UNKNOWN_FLOW");
      return;
    }
    if (message.meaning() instanceof Meaning.NoLane unlaned) {
      entry.outcome = Outcome.parked(unlaned.reason());
      return;
    }
    Lane lane = lanes.computeIfAbsent(laneOf(message), key -> new Lane(key, order));
    if (!lane.held.isEmpty() && !overtakes(entry, lane)) {
      entry.outcome = Outcome.WAITING_LANE;
      lane.held.addLast(entry);
      return;
    }
    lane.held.forEach(held -> held.outcome = Outcome.SUPERSEDED);
    lane.held.clear();
    apply(entry, lane);
  }

  private static SourceKey laneOf(SampleMessage message) {
    String key =
        message.meaning() instanceof Meaning.Change change
            ? change.key()
            : ((Meaning.Faulty) message.meaning()).key();
    return new SourceKey(message.system(), message.object(), key);
  }

  private boolean overtakes(Entry entry, Lane lane) {
    Long stamp = entry.stamp();
    if (lane.order != Order.STAMPED_FULL_STATES
        || stamp == null
        || !(entry.message.meaning() instanceof Meaning.Change)) {
      return false;
    }
    return lane.held.stream()
        .limit(reading.overtakesFirstOnly() ? 1 : Long.MAX_VALUE)
        .allMatch(held -> held.stamp() != null && held.stamp() < stamp);
  }

  /** Lets lanes go on whose parent has come, and the lanes these free. */
  void goOn() {
    while (!woken.isEmpty()) {
      Lane lane = woken.removeFirst();
      while (!lane.held.isEmpty() && goesOn(lane.held.getFirst())) {
        Entry next = lane.held.removeFirst();
        Deque<Entry> behind = new ArrayDeque<>(lane.held);
        lane.held.clear();
        apply(next, lane);
        boolean heldAgain = !lane.held.isEmpty();
        lane.held.addAll(behind);
        if (heldAgain) {
          break;
        }
      }
    }
  }

  private static boolean goesOn(Entry entry) {
    return entry.outcome != null && entry.outcome.word() == Outcome.Word.WAITING;
  }

  private void apply(Entry entry, Lane lane) {
    entry.outcome = outcomeOf(entry, lane);
    if (entry.outcome.word() == Outcome.Word.PARKED
        || entry.outcome.word() == Outcome.Word.WAITING) {
      lane.held.addFirst(entry);
    }
  }

  private Outcome outcomeOf(Entry entry, Lane lane) {
    if (entry.message.meaning() instanceof Meaning.Faulty faulty) {
      return Outcome.parked(faulty.reason());
    }
    Meaning.Change change = (Meaning.Change) entry.message.meaning();
    if (lane.order == Order.STAMPED_FULL_STATES) {
      if (change.stamp() == null) {
        return Outcome.parked("ORDER_MISSING");
      }
      if (change.stamp() <= lane.highest) {
        return Outcome.SUPERSEDED;
      }
    }
    for (Meaning.Link link : change.links()) {
      if (link.required() && !linked.containsKey(link.to())) {
        awaited.computeIfAbsent(link.to(), parent -> new HashSet<>()).add(lane);
        return Outcome.WAITING_PARENT;
      }
    }
    TalliedRecord record = linked.get(lane.key);
    boolean made = false;
    if (record == null) {
      Set<TalliedRecord> same = sameEmail(change);
      if (same.size() > 1) {
        return Outcome.parked("AMBIGUOUS_MATCH");
      }
      made = same.isEmpty();
      record = made ? new TalliedRecord() : same.iterator().next();
      if (record.isLinkedTo(lane.key.system(), lane.key.object())) {
        return Outcome.parked("ALREADY_LINKED");
      }
      records.add(record);
    }
    boolean changed = merge(record, change, lane, entry.acceptedAt);
    if (change.stamp() != null) {
      lane.highest = change.stamp();
    }
    link(lane.key, record);
    if (made) {
      return Outcome.CREATED;
    }
    return changed ? Outcome.UPDATED : Outcome.UNCHANGED;
  }

  private Set<TalliedRecord> sameEmail(Meaning.Change change) {
    Object email = change.values().get("email");
    return email == null || email.equals("") ? Set.of() : byEmail.getOrDefault(email, Set.of());
  }

  private boolean merge(TalliedRecord record, Meaning.Change change, Lane lane, Instant accepted) {
    Instant time = change.time();
    if (time == null || time.isAfter(accepted.plus(CLOCK_TOLERANCE))) {
      time = accepted;
    }
    Object emailBefore = record.value("email");
    boolean changed = false;
    for (Map.Entry<String, @Nullable Object> field : change.values().entrySet()) {
      changed |= record.merge(field.getKey(), field.getValue(), lane.key, time, reading.nulls());
    }
    for (Meaning.Link link : change.links()) {
      unbound.values().forEach(all -> all.removeIf(one -> isOf(one, lane.key, link.field())));
      TalliedRecord parent = linked.get(link.to());
      if (parent != null) {
        changed |= record.merge(link.field(), parent, lane.key, time, reading.nulls());
      } else {
        unbound
            .computeIfAbsent(link.to(), key -> new ArrayList<>())
            .add(new Unbound(record, link.field(), lane.key, time));
      }
    }
    Object email = record.value("email");
    if (emailBefore != null) {
      byEmail.get(emailBefore).remove(record);
    }
    if (email != null) {
      byEmail.computeIfAbsent((String) email, key -> new LinkedHashSet<>()).add(record);
    }
    return changed;
  }

  private static boolean isOf(Unbound one, SourceKey lane, String field) {
    return one.lane().equals(lane) && one.field().equals(field);
  }

  private void link(SourceKey key, TalliedRecord record) {
    if (linked.putIfAbsent(key, record) != null) {
      return;
    }
    record.links().add(key);
    for (Unbound one : unbound.getOrDefault(key, List.of())) {
      one.record().merge(one.field(), record, one.lane(), one.time(), reading.nulls());
    }
    unbound.remove(key);
    Set<Lane> waiting = awaited.remove(key);
    if (waiting != null) {
      waiting.stream().sorted(Comparator.comparing(lane -> lane.key)).forEach(woken::add);
    }
  }

  /** Outcome by the message's number. */
  public SortedMap<Integer, Outcome> outcomes() {
    SortedMap<Integer, Outcome> outcomes = new TreeMap<>();
    for (Entry entry : entries) {
      outcomes.put(entry.message.n(), Objects.requireNonNull(entry.outcome));
    }
    return outcomes;
  }

  /** Counts by system, in alphabetical order. */
  public SortedMap<String, Counts> countsBySystem() {
    SortedMap<String, Counts> counts = new TreeMap<>();
    for (Entry entry : entries) {
      counts.merge(
          entry.message.system(),
          Counts.none().and(Objects.requireNonNull(entry.outcome).word()),
          Counts::and);
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Counts over all systems: the figures of the ledger's line. */
  public Counts counts() {
    return countsBySystem().values().stream().reduce(Counts.none(), Counts::and);
  }

  /** The records that must be there in the end, by their first link. */
  public SortedMap<SourceKey, ExpectedRecord> records() {
    SortedMap<SourceKey, ExpectedRecord> expected = new TreeMap<>();
    for (TalliedRecord record : records) {
      expected.put(record.links().first(), record.expected());
    }
    return expected;
  }

  /** How many messages carried each parking reason, for people. */
  public Map<String, Integer> parkedByReason() {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    new TreeMap<>(outcomes())
        .values().stream()
            .filter(outcome -> outcome.word() == Outcome.Word.PARKED)
            .forEach(outcome -> reasons.merge(String.valueOf(outcome.reason()), 1, Integer::sum));
    return new TreeMap<>(reasons);
  }
}
