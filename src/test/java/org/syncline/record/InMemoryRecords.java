package org.syncline.record;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.syncline.platform.InMemoryTransactions;

/** Golden records in maps. */
public final class InMemoryRecords implements Records {
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, GoldenRecord> rows;
  private final Map<Long, Map<Integer, String>> keys;
  private final Map<String, HistoryEntry> history;
  private final Map<String, FieldConflict> conflicts;

  public InMemoryRecords(InMemoryTransactions transactions) {
    rows = transactions.table();
    keys = transactions.table();
    history = transactions.table();
    conflicts = transactions.table();
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
  public List<GoldenRecord> lock(SortedSet<Long> ids) {
    return ids.stream().map(rows::get).filter(Objects::nonNull).map(InMemoryRecords::copy).toList();
  }

  @Override
  public Map<String, Set<Long>> withMatchKeys(Collection<String> wanted) {
    Map<String, Set<Long>> found = new HashMap<>();
    keys.forEach(
        (id, ofRecord) ->
            ofRecord
                .values()
                .forEach(
                    key -> {
                      if (wanted.contains(key)) {
                        found.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
                      }
                    }));
    return found;
  }

  @Override
  public void add(Collection<Keyed> records) {
    for (Keyed keyed : records) {
      if (rows.putIfAbsent(keyed.record().id(), copy(keyed.record())) != null) {
        throw new IllegalStateException("Record " + keyed.record().id() + " is there already.");
      }
      keys.put(keyed.record().id(), Map.copyOf(keyed.matchKeys()));
    }
  }

  @Override
  public void update(Collection<Keyed> records) {
    for (Keyed keyed : records) {
      rows.replace(keyed.record().id(), copy(keyed.record()));
      if (keyed.keysChanged()) {
        keys.put(keyed.record().id(), Map.copyOf(keyed.matchKeys()));
      }
    }
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
      conflicts.putIfAbsent(id, conflict);
    }
  }

  public List<FieldConflict> conflicts(long recordId) {
    return conflicts.values().stream().filter(c -> c.recordId() == recordId).toList();
  }

  /** How many records there are. */
  public int count() {
    return rows.size();
  }

  private static GoldenRecord copy(GoldenRecord record) {
    return GoldenRecord.stored(
        record.id(),
        record.type(),
        record.version(),
        record.valueBytes(),
        record.originBytes(),
        record.createdAt(),
        record.updatedAt());
  }
}
