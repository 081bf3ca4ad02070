package org.syncline.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The golden records with their match keys, history and conflicts. Takes part in the running
 * transaction.
 */
public interface Records {

  /** An id that no other record has or will have. */
  long nextId();

  Optional<GoldenRecord> find(long id);

  /**
   * Locks the rows in ascending order of id until the transaction ends, and reads them as they are
   * then.
   */
  List<GoldenRecord> lock(SortedSet<Long> ids);

  /** Ids of the records that carry each of these match keys. */
  Map<String, Set<Long>> withMatchKeys(Collection<String> keys);

  /** Stores new records with their match keys. */
  void add(Collection<Keyed> records);

  /** Stores changed records; their match keys only where {@link Keyed#keysChanged}. */
  void update(Collection<Keyed> records);

  void addHistory(Collection<HistoryEntry> entries);

  List<HistoryEntry> history(long recordId);

  /** Stores conflicts; one that is there already stays as it is. */
  void addConflicts(Collection<FieldConflict> conflicts, java.time.Instant at);

  /** A record with its match keys by rule number. */
  record Keyed(GoldenRecord record, Map<Integer, String> matchKeys, boolean keysChanged) {}
}
