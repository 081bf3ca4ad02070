package org.syncline.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.syncline.platform.InMemoryTransactions;

/** Golden records in maps. */
public final class InMemoryRecords implements Records {
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, GoldenRecord> rows;
  private final Map<Long, SortedMap<String, String>> keys;
  private final Map<String, HistoryEntry> history;
  private final Map<String, FieldConflict> conflicts;
  private final Map<String, Instant> refusedAt;

  public InMemoryRecords(InMemoryTransactions transactions) {
    rows = transactions.table();
    keys = transactions.table();
    history = transactions.table();
    conflicts = transactions.table();
    refusedAt = transactions.table();
  }

  @Override
  public long nextId() {
    return lastId.incrementAndGet();
  }

  @Override
  public Optional<GoldenRecord> find(long id) {
    return Optional.ofNullable(rows.get(id)).map(InMemoryRecords::copy);
  }

  @Override
  public List<GoldenRecord> find(Collection<Long> ids) {
    return lock(new TreeSet<>(ids));
  }

  @Override
  public List<KeyQuery.Hit> hits(KeyQuery query) {
    KeyRange by = query.by();
    Comparator<KeyQuery.Hit> order =
        Comparator.comparing(KeyQuery.Hit::key).thenComparing(KeyQuery.Hit::record);
    Comparator<KeyQuery.Hit> wanted = query.descending() ? order.reversed() : order;
    List<KeyQuery.Hit> hits = new ArrayList<>();
    Set<Long> among = query.among();
    rows.values().stream()
        .filter(record -> record.type().equals(query.type()) || by != null)
        .filter(record -> among == null || among.contains(record.id()))
        .filter(
            record ->
                by != null
                    || !keys.getOrDefault(record.id(), Collections.emptySortedMap())
                        .containsKey(RecordKeys.HIDDEN))
        .filter(
            record -> query.also().stream().allMatch(range -> !in(range, record.id()).isEmpty()))
        .filter(
            record -> {
              Set<String> owned = query.owned();
              return owned == null
                  || keys.getOrDefault(record.id(), Collections.emptySortedMap()).values().stream()
                      .anyMatch(owned::contains);
            })
        .forEach(
            record -> {
              if (by == null) {
                hits.add(new KeyQuery.Hit("", record.id()));
              } else {
                in(by, record.id()).stream()
                    .map(key -> new KeyQuery.Hit(key, record.id()))
                    .min(wanted)
                    .ifPresent(hits::add);
              }
            });
    KeyQuery.Hit after = query.after();
    return hits.stream()
        .filter(hit -> after == null || wanted.compare(hit, after) > 0)
        .sorted(wanted)
        .limit(query.limit())
        .toList();
  }

  @Override
  public List<Long> ids(String recordType, long after, int limit) {
    return rows.values().stream()
        .filter(record -> record.type().equals(recordType) && record.id() > after)
        .map(GoldenRecord::id)
        .sorted()
        .limit(limit)
        .toList();
  }

  private List<String> in(KeyRange range, long record) {
    return keys.getOrDefault(record, Collections.emptySortedMap()).values().stream()
        .filter(key -> key.compareTo(range.from()) >= 0 && key.compareTo(range.to()) < 0)
        .toList();
  }

  @Override
  public Optional<Set<Long>> few(List<KeyRange> ranges, int most) {
    Set<Long> ids =
        rows.keySet().stream()
            .filter(id -> ranges.stream().noneMatch(range -> in(range, id).isEmpty()))
            .collect(Collectors.toSet());
    return ids.size() > most ? Optional.empty() : Optional.of(ids);
  }

  @Override
  public int count(KeyRange range, int limit) {
    return (int)
        rows.keySet().stream().flatMap(record -> in(range, record).stream()).limit(limit).count();
  }

  @Override
  public List<GoldenRecord> lock(SortedSet<Long> ids) {
    return ids.stream().map(rows::get).filter(Objects::nonNull).map(InMemoryRecords::copy).toList();
  }

  @Override
  public Map<String, Set<Long>> withKeys(Collection<String> wanted, int most) {
    Map<String, Set<Long>> found = new HashMap<>();
    keys.entrySet().stream()
        .flatMap(
            ofRecord ->
                ofRecord.getValue().values().stream()
                    .filter(wanted::contains)
                    .map(key -> new KeyQuery.Hit(key, ofRecord.getKey())))
        .limit(most)
        .forEach(hit -> found.computeIfAbsent(hit.key(), k -> new TreeSet<>()).add(hit.record()));
    return found;
  }

  @Override
  public void add(Collection<Keyed> records) {
    for (Keyed keyed : records) {
      if (rows.putIfAbsent(keyed.record().id(), copy(keyed.record())) != null) {
        throw new IllegalStateException("Record " + keyed.record().id() + " is there already.");
      }
      put(keyed);
    }
  }

  private void put(Keyed keyed) {
    TreeMap<String, String> changed =
        new TreeMap<>(keys.getOrDefault(keyed.record().id(), Collections.emptySortedMap()));
    keyed.emptied().forEach(changed::remove);
    changed.putAll(keyed.filled());
    keys.put(keyed.record().id(), Collections.unmodifiableSortedMap(changed));
  }

  @Override
  public void update(Collection<Keyed> records) {
    for (Keyed keyed : records) {
      rows.replace(keyed.record().id(), copy(keyed.record()));
      put(keyed);
    }
  }

  @Override
  public Map<Long, SortedMap<String, String>> keysOf(Collection<Long> ids) {
    Map<Long, SortedMap<String, String>> found = new HashMap<>();
    ids.forEach(id -> found.put(id, keys.getOrDefault(id, Collections.emptySortedMap())));
    return found;
  }

  @Override
  public void setKeys(Collection<Keyed> records) {
    records.forEach(this::put);
  }

  @Override
  public void noteChanged(String recordType, Collection<Long> ids) {
    // Nobody watches these.
  }

  @Override
  public void addHistory(Collection<HistoryEntry> entries) {
    for (HistoryEntry entry : entries) {
      String id = "%019d %09d".formatted(entry.recordId(), entry.version());
      if (history.putIfAbsent(id, entry) != null) {
        throw new IllegalStateException("History of " + id + " is there already.");
      }
    }
  }

  @Override
  public List<HistoryEntry> history(long recordId) {
    return history.values().stream().filter(entry -> entry.recordId() == recordId).toList();
  }

  @Override
  public List<HistoryEntry> changesBefore(long recordId, int version, int limit) {
    return history(recordId).stream()
        .filter(entry -> entry.version() < version)
        .sorted(Comparator.comparing(HistoryEntry::version).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<HistoryEntry> changesBehind(long recordId, int version, int limit) {
    return history(recordId).stream()
        .filter(entry -> entry.version() > version)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Integer> versionAt(long recordId, Instant moment) {
    return history(recordId).stream()
        .filter(entry -> !entry.at().isAfter(moment))
        .map(HistoryEntry::version)
        .max(Comparator.naturalOrder());
  }

  @Override
  public void addConflicts(Collection<FieldConflict> found, Instant at) {
    for (FieldConflict conflict : found) {
      String id =
          conflict.recordId()
              + " "
              + conflict.field()
              + " "
              + conflict.origin().receipt()
              + " "
              + conflict.origin().flow();
      if (conflicts.putIfAbsent(id, conflict) == null) {
        refusedAt.put(id, at);
      }
    }
  }

  public List<FieldConflict> conflicts(long recordId) {
    return conflicts.values().stream().filter(c -> c.recordId() == recordId).toList();
  }

  List<Conflicts.Refusal> refusals(long recordId, String field) {
    return conflicts.entrySet().stream()
        .filter(one -> one.getValue().recordId() == recordId)
        .filter(one -> one.getValue().field().equals(field))
        .map(
            one ->
                new Conflicts.Refusal(
                    one.getValue().origin().receipt(),
                    one.getValue().origin().flow(),
                    one.getValue().refused(),
                    Objects.requireNonNull(refusedAt.get(one.getKey()))))
        .toList();
  }

  /** How many records there are. */
  public int count() {
    return rows.size();
  }

  private static GoldenRecord copy(GoldenRecord record) {
    GoldenRecord copy =
        GoldenRecord.stored(
            record.id(),
            record.type(),
            record.version(),
            record.valueBytes(),
            record.originBytes(),
            record.createdAt(),
            record.updatedAt());
    return record.contested() ? copy.contest() : copy;
  }
}
