package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldConflict;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.RecordType;
import org.syncline.record.Records;

/**
 * Everything one group's transaction has read and will write. Messages of one lane or one person
 * may share a group: the later one sees here what the earlier one did, and each row is written once
 * at the end.
 */
final class GroupMemory {
  private final Stores stores;
  private final Map<String, List<Known>> known = new HashMap<>();
  private final Map<LaneKey, TreeMap<HeldId, Held>> lanes = new HashMap<>();
  private final Map<HeldId, Held> held = new HashMap<>();
  private final Set<HeldId> heldAtStart = new HashSet<>();
  private final Map<HeldId, Held> heldDirty = new LinkedHashMap<>();
  private final Map<LinkKey, Link> links = new HashMap<>();
  private final Map<Long, List<Link>> linksOfRecord = new HashMap<>();
  private final Map<Long, GoldenRecord> records = new HashMap<>();
  private final Map<Long, RecordType> types = new HashMap<>();
  private final Map<String, Set<Long>> byMatchKey = new HashMap<>();
  private final Map<Long, SortedMap<Integer, String>> keysAtStart = new HashMap<>();

  private final List<Receipt> newReceipts = new ArrayList<>();
  private final List<StoredBody> newBodies = new ArrayList<>();
  private final Map<OutcomeId, Outcome> newOutcomes = new LinkedHashMap<>();
  private final Map<OutcomeId, Outcome> replacedOutcomes = new LinkedHashMap<>();
  private final List<Held> supersededHeld = new ArrayList<>();
  private final Set<Link> newLinks = new LinkedHashSet<>();
  private final Set<Link> movedLinks = new LinkedHashSet<>();
  private final Set<Long> newRecords = new LinkedHashSet<>();
  private final Set<Long> changedRecords = new LinkedHashSet<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<FieldConflict> conflicts = new ArrayList<>();
  private final Map<HeldId, Held> elsewhereWoken = new TreeMap<>();
  private boolean wokeOthers;

  private record OutcomeId(long receipt, String flow) {}

  private record HeldId(long receipt, String flow, Held.Kind kind) implements Comparable<HeldId> {
    private static final Comparator<HeldId> ORDER =
        Comparator.comparingLong(HeldId::receipt)
            .thenComparing(HeldId::flow)
            .thenComparing(HeldId::kind);

    static HeldId of(Held held) {
      return new HeldId(held.receipt(), held.flow(), held.kind());
    }

    @Override
    public int compareTo(HeldId other) {
      return ORDER.compare(this, other);
    }
  }

  GroupMemory(Stores stores) {
    this.stores = stores;
  }

  // ---- reading, in a fixed number of statements whatever the group's size

  void readKnown(Collection<String> systems, Collection<String> messageIds) {
    if (!messageIds.isEmpty()) {
      stores.receipts().known(systems, messageIds).forEach(this::learn);
    }
  }

  void readHeld(Collection<LaneKey> laneKeys, Collection<Long> replayed) {
    if (!laneKeys.isEmpty()) {
      stores.lanes().inLanes(laneKeys).forEach(this::remember);
    }
    if (!replayed.isEmpty()) {
      stores.lanes().ofReceipts(replayed).forEach(this::remember);
    }
  }

  private void remember(Held entry) {
    HeldId id = HeldId.of(entry);
    heldAtStart.add(id);
    put(id, entry);
  }

  private void put(HeldId id, Held entry) {
    held.put(id, entry);
    String key = entry.key();
    if (key != null && entry.kind().blocks()) {
      lanes.computeIfAbsent(new LaneKey(entry.flow(), key), k -> new TreeMap<>()).put(id, entry);
    }
  }

  void readLinks(Collection<LinkKey> keys) {
    if (!keys.isEmpty()) {
      stores.links().find(keys).forEach(link -> links.put(link.key(), link));
    }
  }

  /** Candidates by match key, then all records in question, locked in one ascending order. */
  void readRecords(
      Collection<Long> linked,
      Collection<String> matchKeys,
      Function<String, RecordType> typeById) {
    TreeSet<Long> ids = new TreeSet<>(linked);
    if (!matchKeys.isEmpty()) {
      stores.records().withMatchKeys(matchKeys).values().forEach(ids::addAll);
    }
    if (!ids.isEmpty()) {
      stores.records().lock(ids).forEach(record -> records.put(record.id(), record));
    }
    // Match keys are computed from the locked rows: what the index said before the lock may be old.
    for (GoldenRecord record : records.values()) {
      RecordType type = typeById.apply(record.type());
      types.put(record.id(), type);
      SortedMap<Integer, String> keys = MatchKeys.of(type, record.values());
      keysAtStart.put(record.id(), keys);
      keys.values().forEach(key -> carriersOf(key).add(record.id()));
    }
  }

  void readLinksOfRecords() {
    if (!records.isEmpty()) {
      for (Link link : stores.links().ofRecords(records.keySet())) {
        Link one = links.computeIfAbsent(link.key(), k -> link);
        linksOfRecord.computeIfAbsent(link.recordId(), k -> new ArrayList<>()).add(one);
      }
    }
  }

  // ---- answers

  List<Known> known(String system, String messageId) {
    return known.getOrDefault(knownKey(system, messageId), List.of());
  }

  private static String knownKey(String system, String messageId) {
    return system + '\u001f' + messageId;
  }

  /** What is held in the lane before this receipt, in order. */
  List<Held> heldBefore(LaneKey lane, long receipt) {
    TreeMap<HeldId, Held> inLane = lanes.get(lane);
    if (inLane == null) {
      return List.of();
    }
    return inLane.values().stream().filter(entry -> entry.receipt() < receipt).toList();
  }

  @Nullable Held held(long receipt, String flow, Held.Kind kind) {
    return held.get(new HeldId(receipt, flow, kind));
  }

  /** What of this receipt is to be worked on again in this flow. */
  List<Held> ready(long receipt, String flow) {
    List<Held> ready = new ArrayList<>();
    for (Held.Kind kind : Held.Kind.values()) {
      Held own = held(receipt, flow, kind);
      if (own != null && own.ready()) {
        ready.add(own);
      }
    }
    return ready;
  }

  @Nullable Link link(LinkKey key) {
    return links.get(key);
  }

  GoldenRecord record(long id) {
    GoldenRecord record = records.get(id);
    if (record == null) {
      throw new IllegalStateException("Record " + id + " is linked but not there.");
    }
    return record;
  }

  Set<Long> carriersOf(String matchKey) {
    return byMatchKey.computeIfAbsent(matchKey, k -> new TreeSet<>());
  }

  boolean isLinkedElsewhere(long recordId, LinkKey own) {
    return linksOfRecord.getOrDefault(recordId, List.of()).stream()
        .map(Link::key)
        .anyMatch(
            key ->
                key.system().equals(own.system())
                    && key.object().equals(own.object())
                    && !key.equals(own));
  }

  boolean wokeOthers() {
    return wokeOthers;
  }

  // ---- changes

  private void learn(Known entry) {
    known
        .computeIfAbsent(knownKey(entry.system(), entry.messageId()), k -> new ArrayList<>())
        .add(entry);
  }

  void add(Receipt receipt, @Nullable StoredBody body) {
    newReceipts.add(receipt);
    if (body != null) {
      newBodies.add(body);
    }
    learn(
        new Known(
            receipt.id(),
            receipt.system(),
            receipt.object(),
            receipt.messageId(),
            receipt.occurrence(),
            receipt.transportId(),
            receipt.bodyHash()));
  }

  void settle(Outcome outcome, boolean replay) {
    (replay ? replacedOutcomes : newOutcomes)
        .put(new OutcomeId(outcome.receipt(), outcome.flow()), outcome);
  }

  void hold(Held entry) {
    HeldId id = HeldId.of(entry);
    put(id, entry);
    heldDirty.put(id, entry);
  }

  void release(Held entry) {
    HeldId id = HeldId.of(entry);
    held.remove(id);
    String key = entry.key();
    if (key != null && entry.kind().blocks()) {
      TreeMap<HeldId, Held> inLane = lanes.get(new LaneKey(entry.flow(), key));
      if (inLane != null) {
        inLane.remove(id);
      }
    }
    heldDirty.put(id, entry);
  }

  void supersede(Held entry) {
    release(entry);
    OutcomeId id = new OutcomeId(entry.receipt(), entry.flow());
    if (newOutcomes.computeIfPresent(id, (k, outcome) -> outcome.superseded()) == null
        && replacedOutcomes.computeIfPresent(id, (k, outcome) -> outcome.superseded()) == null) {
      supersededHeld.add(entry);
    }
  }

  /**
   * The first messages that wait in the lane may go on, up to the next one that is stopped for a
   * reason of its own.
   */
  void wakeLane(LaneKey lane) {
    TreeMap<HeldId, Held> inLane = lanes.get(lane);
    if (inLane == null) {
      return;
    }
    for (Held entry : List.copyOf(inLane.values())) {
      if (entry.kind() != Held.Kind.LANE) {
        return;
      }
      if (!entry.ready()) {
        hold(entry.awake());
        wokeOthers = true;
      }
    }
  }

  GoldenRecord beginRecord(RecordType type, Instant now) {
    GoldenRecord record = GoldenRecord.begin(stores.records().nextId(), type.id(), now);
    records.put(record.id(), record);
    types.put(record.id(), type);
    keysAtStart.put(record.id(), new TreeMap<>());
    newRecords.add(record.id());
    return record;
  }

  void addLink(Link link) {
    links.put(link.key(), link);
    linksOfRecord.computeIfAbsent(link.recordId(), k -> new ArrayList<>()).add(link);
    newLinks.add(link);
  }

  void advance(Link link, @Nullable Long stamp) {
    if (link.advance(stamp) && !newLinks.contains(link)) {
      movedLinks.add(link);
    }
  }

  void touched(GoldenRecord record) {
    if (!newRecords.contains(record.id())) {
      changedRecords.add(record.id());
    }
    SortedMap<Integer, String> now = matchKeys(record);
    for (Map.Entry<String, Set<Long>> entry : byMatchKey.entrySet()) {
      entry.getValue().remove(record.id());
    }
    now.values().forEach(key -> carriersOf(key).add(record.id()));
  }

  private SortedMap<Integer, String> matchKeys(GoldenRecord record) {
    RecordType type = types.get(record.id());
    if (type == null) {
      throw new IllegalStateException("Record " + record.id() + " has no known type.");
    }
    return MatchKeys.of(type, record.values());
  }

  void addHistory(HistoryEntry entry) {
    history.add(entry);
  }

  void addConflicts(List<FieldConflict> found) {
    conflicts.addAll(found);
  }

  // ---- writing, one batch a table

  void write(Instant now) {
    wakeWaiters();
    if (!newReceipts.isEmpty()) {
      stores.receipts().add(newReceipts, newBodies);
    }
    if (!newOutcomes.isEmpty()) {
      stores.outcomes().add(newOutcomes.values());
    }
    if (!replacedOutcomes.isEmpty()) {
      stores.outcomes().replace(replacedOutcomes.values());
    }
    if (!supersededHeld.isEmpty()) {
      stores.outcomes().supersede(supersededHeld, now);
    }
    writeHeld();
    if (!newRecords.isEmpty()) {
      stores.records().add(keyed(newRecords));
    }
    if (!changedRecords.isEmpty()) {
      stores.records().update(keyed(changedRecords));
    }
    if (!newLinks.isEmpty()) {
      stores.links().add(newLinks);
    }
    if (!movedLinks.isEmpty()) {
      stores.links().update(movedLinks);
    }
    if (!history.isEmpty()) {
      stores.records().addHistory(history);
    }
    if (!conflicts.isEmpty()) {
      stores.records().addConflicts(conflicts, now);
    }
  }

  private List<Records.Keyed> keyed(Set<Long> ids) {
    List<Records.Keyed> keyed = new ArrayList<>();
    for (long id : ids) {
      GoldenRecord record = record(id);
      SortedMap<Integer, String> keys = matchKeys(record);
      keyed.add(new Records.Keyed(record, keys, !keys.equals(keysAtStart.get(id))));
    }
    return keyed;
  }

  /** A new link is what others may have waited for, in this group or in any lane. */
  private void wakeWaiters() {
    Set<String> arrived = new LinkedHashSet<>();
    newLinks.forEach(link -> arrived.add(Held.waitKey(link.key())));
    if (arrived.isEmpty()) {
      return;
    }
    for (Held entry : List.copyOf(held.values())) {
      String wanted = entry.waitKey();
      if (wanted != null && arrived.contains(wanted) && !entry.ready()) {
        hold(entry.awake());
        wokeOthers = true;
      }
    }
    for (Held stored : stores.lanes().waitingFor(arrived)) {
      HeldId id = HeldId.of(stored);
      if (!heldAtStart.contains(id) && !stored.ready()) {
        elsewhereWoken.put(id, stored);
        wokeOthers = true;
      }
    }
  }

  private void writeHeld() {
    List<Held> added = new ArrayList<>();
    List<Held> updated = new ArrayList<>();
    List<Held> removed = new ArrayList<>();
    heldDirty.forEach(
        (id, entry) -> {
          Held now = held.get(id);
          if (now == null) {
            if (heldAtStart.contains(id)) {
              removed.add(entry);
            }
          } else if (heldAtStart.contains(id)) {
            updated.add(now);
          } else {
            added.add(now);
          }
        });
    if (!removed.isEmpty()) {
      stores.lanes().remove(removed);
    }
    if (!added.isEmpty()) {
      stores.lanes().add(added);
    }
    if (!updated.isEmpty()) {
      stores.lanes().update(updated);
    }
    if (!elsewhereWoken.isEmpty()) {
      stores.lanes().wake(elsewhereWoken.values());
    }
  }
}
