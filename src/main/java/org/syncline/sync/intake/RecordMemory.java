package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldConflict;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Links;
import org.syncline.record.MatchKeys;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.Records;

/** Records and links of this group, locked, as they were read and as they will be written. */
final class RecordMemory {
  private final Records store;
  private final Links linkStore;
  private final Lanes lanes;
  private final Set<Integer> locked;

  /** Levels of a hierarchy; deeper ones are taken for a circle. */
  private static final int MOST_LEVELS = 100;

  private final Set<Long> asked = new TreeSet<>();
  private final Set<LinkKey> namedByHub = new LinkedHashSet<>();
  private final Map<LinkKey, Link> links = new HashMap<>();
  private final Map<Long, List<Link>> linksOfRecord = new HashMap<>();
  private final Map<Long, GoldenRecord> records = new HashMap<>();
  private final Map<Long, RecordType> types = new HashMap<>();
  private final Map<String, Set<Long>> byMatchKey = new HashMap<>();
  private final Map<Long, FieldValues> valuesAtStart = new HashMap<>();
  private final Map<Long, Set<String>> matchKeysAtStart = new HashMap<>();
  private final Map<Long, Set<String>> matchKeysNow = new HashMap<>();

  private final Set<Link> newLinks = new LinkedHashSet<>();
  private final Set<Link> advancedLinks = new LinkedHashSet<>();
  private final Map<LinkKey, Long> tied = new HashMap<>();
  private final Set<Long> newRecords = new LinkedHashSet<>();
  private final Set<Long> changedRecords = new LinkedHashSet<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<FieldConflict> conflicts = new ArrayList<>();

  RecordMemory(Stores stores, Set<Integer> locked) {
    this.store = stores.records();
    this.linkStore = stores.links();
    this.lanes = stores.lanes();
    this.locked = locked;
  }

  /** Reads and locks these too, whatever state they are in. */
  void ask(Collection<Long> ids) {
    asked.addAll(ids);
  }

  void readLinks(Collection<LinkKey> keys) {
    Set<LinkKey> stored = new LinkedHashSet<>();
    for (LinkKey key : keys) {
      if (!HubKeys.isHubs(key)) {
        stored.add(key);
      } else if (HubKeys.record(key) != null) {
        namedByHub.add(key);
      }
    }
    if (!stored.isEmpty()) {
      linkStore.find(stored).forEach(link -> links.put(link.key(), link));
    }
  }

  /** Candidates by match key, then all records in question, locked in one ascending order. */
  void readRecords(
      Collection<Long> linked,
      Collection<String> matchKeys,
      Function<String, RecordType> typeById) {
    Set<Long> found = new TreeSet<>(linked);
    if (!matchKeys.isEmpty()) {
      store.withKeys(matchKeys, Records.ALL).values().forEach(found::addAll);
    }
    namedByHub.forEach(key -> asked.add(HubKeys.record(key)));
    TreeSet<Long> ids = new TreeSet<>(asked);
    ids.addAll(found);
    if (!ids.isEmpty()) {
      store.lock(ids).forEach(record -> records.put(record.id(), record));
    }
    for (GoldenRecord record : records.values()) {
      if (record.mergedInto() != null && found.contains(record.id())) {
        // Merged between the reading of links and keys and the lock: read again where they lead.
        throw new Group.MovedException();
      }
    }
    for (LinkKey key : namedByHub) {
      GoldenRecord record = records.get(HubKeys.record(key));
      if (record != null && record.type().equals(key.recordType())) {
        links.put(key, new Link(key, record.id(), null, record.createdAt()));
      }
    }
    // Match keys are computed from the locked rows: what the index said before the lock may be old.
    for (GoldenRecord record : records.values()) {
      RecordType type = typeById.apply(record.type());
      types.put(record.id(), type);
      FieldValues values = record.values();
      valuesAtStart.put(record.id(), values);
      Set<String> keys = new TreeSet<>(MatchKeys.of(type, values).values());
      matchKeysAtStart.put(record.id(), keys);
      carries(record.id(), keys);
    }
  }

  void readLinksOfRecords() {
    if (!records.isEmpty()) {
      for (Link link : linkStore.ofRecords(records.keySet())) {
        Link one = links.computeIfAbsent(link.key(), k -> link);
        linksOfRecord.computeIfAbsent(link.recordId(), k -> new ArrayList<>()).add(one);
      }
    }
  }

  @Nullable Link link(LinkKey key) {
    return links.get(key);
  }

  /** A record that was read, null where there is none. */
  @Nullable GoldenRecord find(long id) {
    return records.get(id);
  }

  /** All records that were read or begun, as they are now. */
  Collection<GoldenRecord> all() {
    return records.values();
  }

  /** One that a message names by its id; empty where there is none. */
  Optional<GoldenRecord> named(long id) {
    return Optional.ofNullable(records.get(id));
  }

  GoldenRecord record(long id) {
    GoldenRecord record = records.get(id);
    if (record == null) {
      throw new IllegalStateException("Record " + id + " is linked but not there.");
    }
    return record;
  }

  /**
   * Whether a record stands above another one already, by references of the same field: then the
   * other can't stand above it too.
   *
   * @throws Group.MoreLocksException where one of those in between could be changed meanwhile
   */
  boolean leadsBack(GoldenRecord record, String field, long other) {
    Set<Long> unlocked = new TreeSet<>();
    boolean back = leadsBack(record, field, other, unlocked);
    if (!unlocked.isEmpty()) {
      throw new Group.MoreLocksException(new Group.Further(Set.of(), unlocked));
    }
    return back;
  }

  private boolean leadsBack(GoldenRecord record, String field, long other, Set<Long> unlocked) {
    Set<Long> passed = new TreeSet<>();
    long at = other;
    // What other systems say may be a circle of its own: it does not lead on.
    while (at != record.id() && passed.add(at)) {
      GoldenRecord above = records.get(at);
      if (above == null) {
        above = store.find(at).orElse(null);
        if (above != null) {
          unlocked.add(at);
        }
      }
      if (above == null
          || !above.type().equals(record.type())
          || !(above.values().get(field) instanceof String next)) {
        return false;
      }
      if (passed.size() > MOST_LEVELS) {
        return true;
      }
      at = Long.parseLong(next);
    }
    return at == record.id();
  }

  /** Ids of the records that carry a match key now. */
  Set<Long> carriersOf(String matchKey) {
    return byMatchKey.computeIfAbsent(matchKey, k -> new TreeSet<>());
  }

  /** Whether it is linked to another source record of the same system and object. */
  boolean isLinkedElsewhere(long recordId, LinkKey own) {
    return linksOfRecord.getOrDefault(recordId, List.of()).stream()
        .map(Link::key)
        .anyMatch(
            key ->
                key.system().equals(own.system())
                    && key.object().equals(own.object())
                    && !key.equals(own));
  }

  GoldenRecord begin(RecordType type, Instant now) {
    GoldenRecord record = GoldenRecord.begin(store.nextId(), type.id(), now);
    records.put(record.id(), record);
    types.put(record.id(), type);
    valuesAtStart.put(record.id(), FieldValues.none());
    newRecords.add(record.id());
    return record;
  }

  void addLink(Link link) {
    links.put(link.key(), link);
    if (HubKeys.isHubs(link.key())) {
      return;
    }
    linksOfRecord.computeIfAbsent(link.recordId(), k -> new ArrayList<>()).add(link);
    newLinks.add(link);
    tied.put(link.key(), link.recordId());
  }

  /** Source records that lead to another record than before, or to one for the first time. */
  Map<LinkKey, Long> tied() {
    return tied;
  }

  /** Keys of all links that lead to a record. */
  SortedSet<LinkKey> linksTo(long record) {
    TreeSet<LinkKey> keys = new TreeSet<>(LinkKey.ORDER);
    linkStore.ofRecords(List.of(record)).forEach(link -> keys.add(link.key()));
    // Those of this group are not stored yet, but belong to the record as well.
    newLinks.stream()
        .filter(link -> link.recordId() == record)
        .forEach(link -> keys.add(link.key()));
    return keys;
  }

  /** Lets all links of a record lead to another; returns their keys. */
  List<LinkKey> moveLinks(long from, long to) {
    SortedSet<LinkKey> keys = linksTo(from);
    linkStore.move(keys, to);
    keys.forEach(key -> tied.put(key, to));
    retarget(link -> link.recordId() == from, to);
    return List.copyOf(keys);
  }

  /** Lets those of these links that lead to a record lead to another. */
  void moveLinksBack(List<LinkKey> keys, long from, long to) {
    List<LinkKey> still =
        linkStore.find(keys).stream()
            .filter(link -> link.recordId() == from)
            .map(Link::key)
            .toList();
    linkStore.move(still, to);
    still.forEach(key -> tied.put(key, to));
    retarget(link -> link.recordId() == from && still.contains(link.key()), to);
  }

  /** Other messages of the group are to find the links as they are now. */
  private void retarget(Predicate<Link> which, long to) {
    List<Link> moving =
        links.values().stream().filter(link -> !HubKeys.isHubs(link.key())).filter(which).toList();
    for (Link link : moving) {
      Link moved = new Link(link.key(), to, link.stamp(), link.createdAt());
      links.put(link.key(), moved);
      linksOfRecord.getOrDefault(link.recordId(), new ArrayList<>()).remove(link);
      linksOfRecord.computeIfAbsent(to, k -> new ArrayList<>()).add(moved);
      if (newLinks.remove(link)) {
        newLinks.add(moved);
      }
      if (advancedLinks.remove(link)) {
        advancedLinks.add(moved);
      }
    }
  }

  void advance(Link link, @Nullable Long stamp) {
    if (link.advance(stamp) && !newLinks.contains(link)) {
      advancedLinks.add(link);
    }
  }

  /** Its values or origins changed: it is written, and found by its new match keys. */
  void touched(GoldenRecord record) {
    if (!newRecords.contains(record.id())) {
      changedRecords.add(record.id());
    }
    Set<String> keys = new TreeSet<>(matchKeys(record).values());
    carries(record.id(), keys);
    refuseUnlocked(record, keys);
  }

  /** It has a conflict now: whoever changes it next is to look. */
  void contested(long id) {
    if (!newRecords.contains(id)) {
      changedRecords.add(id);
    }
  }

  private void carries(long record, Set<String> keys) {
    Set<String> before = matchKeysNow.put(record, keys);
    if (before != null) {
      before.forEach(key -> carriersOf(key).remove(record));
    }
    keys.forEach(key -> carriersOf(key).add(record));
  }

  /** Who looks for a match key holds its bucket; so must who gives it to a record. */
  private void refuseUnlocked(GoldenRecord record, Collection<String> keys) {
    Set<String> had = matchKeysAtStart.getOrDefault(record.id(), Set.of());
    Set<Integer> missing = new TreeSet<>();
    for (String key : keys) {
      int bucket = lanes.bucketOf("match " + key);
      if (!locked.contains(bucket) && !had.contains(key)) {
        missing.add(bucket);
      }
    }
    if (!missing.isEmpty()) {
      throw new Group.MoreLocksException(new Group.Further(missing, Set.of()));
    }
  }

  private SortedMap<Integer, String> matchKeys(GoldenRecord record) {
    return MatchKeys.of(type(record), record.values());
  }

  private RecordType type(GoldenRecord record) {
    RecordType type = types.get(record.id());
    if (type == null) {
      throw new IllegalStateException("Record " + record.id() + " has no known type.");
    }
    return type;
  }

  boolean sees(RecordRights rights, GoldenRecord record) {
    return rights.sees(type(record), record.values());
  }

  /** Something about a record changed that is not among its values. */
  void noteChanged(GoldenRecord record) {
    store.noteChanged(record.type(), List.of(record.id()));
  }

  void addHistory(HistoryEntry entry) {
    history.add(entry);
  }

  /** The changes so far, in their order. */
  List<HistoryEntry> history() {
    return Collections.unmodifiableList(history);
  }

  void addConflicts(List<FieldConflict> found) {
    conflicts.addAll(found);
  }

  /** The source records that are linked since this group, as others wait for them. */
  Set<String> arrived() {
    Set<String> arrived = new LinkedHashSet<>();
    newLinks.forEach(link -> arrived.add(Held.waitKey(link.key())));
    return arrived;
  }

  void write(Instant now) {
    if (!newRecords.isEmpty()) {
      store.add(keyed(newRecords));
    }
    if (!changedRecords.isEmpty()) {
      store.update(keyed(changedRecords));
    }
    if (!newLinks.isEmpty()) {
      linkStore.add(newLinks);
    }
    if (!advancedLinks.isEmpty()) {
      linkStore.update(advancedLinks);
    }
    if (!history.isEmpty()) {
      store.addHistory(history);
    }
    if (!conflicts.isEmpty()) {
      store.addConflicts(conflicts, now);
    }
  }

  private List<Records.Keyed> keyed(Set<Long> ids) {
    List<Records.Keyed> keyed = new ArrayList<>();
    for (long id : ids) {
      GoldenRecord record = record(id);
      FieldValues before = valuesAtStart.getOrDefault(id, FieldValues.none());
      keyed.add(RecordKeys.change(type(record), before, record));
    }
    return keyed;
  }
}
