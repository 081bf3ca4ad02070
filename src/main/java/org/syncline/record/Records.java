package org.syncline.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The golden records with their match keys, history and conflicts. Takes part in the running
 * transaction.
 */
public interface Records {
  /** As many as there are. */
  int ALL = Integer.MAX_VALUE;

  /** An id that no other record has or will have. */
  long nextId();

  Optional<GoldenRecord> find(long id);

  /** Those of these records that there are, in any order. */
  List<GoldenRecord> find(Collection<Long> ids);

  /** Each record once, by the first of its keys that is asked for. */
  List<KeyQuery.Hit> hits(KeyQuery query);

  /** Ids of the records of a type after an id, in order, hidden ones too. */
  List<Long> ids(String recordType, long after, int limit);

  /** Ids of all records with a key in each range; empty where that takes more keys than so many. */
  Optional<Set<Long>> few(List<KeyRange> ranges, int most);

  /** How many keys there are in a range, counted up to a limit. */
  int count(KeyRange range, int limit);

  /**
   * Locks the rows in ascending order of id until the transaction ends, and reads them as they are
   * then.
   */
  List<GoldenRecord> lock(SortedSet<Long> ids);

  /**
   * Ids of the records that carry each of these keys.
   *
   * @param most ids after which no more are looked for; {@link #ALL} = none is left out
   */
  Map<String, Set<Long>> withKeys(Collection<String> keys, int most);

  /** Stores new records with their keys. */
  void add(Collection<Keyed> records);

  /** Stores changed records, and what is different about their keys. */
  void update(Collection<Keyed> records);

  /** The keys that are stored of these records, by slot. */
  Map<Long, SortedMap<String, String>> keysOf(Collection<Long> ids);

  /** Stores what is different about the keys of records that stay as they are. */
  void setKeys(Collection<Keyed> records);

  /** Notes that something about these records of one type changed, where that is watched. */
  void noteChanged(String recordType, Collection<Long> ids);

  void addHistory(Collection<HistoryEntry> entries);

  /** All changes of a record, by version. */
  List<HistoryEntry> history(long recordId);

  /** Some of its changes: those before a version, the latest first. */
  List<HistoryEntry> changesBefore(long recordId, int version, int limit);

  /** Some of its changes: those behind a version, by version. */
  List<HistoryEntry> changesBehind(long recordId, int version, int limit);

  /** The latest version whose change was made by a moment; empty where there is none. */
  Optional<Integer> versionAt(long recordId, Instant moment);

  /** Stores conflicts; one that is there already stays as it is. */
  void addConflicts(Collection<FieldConflict> conflicts, Instant at);

  /**
   * A record to be stored, with its {@link RecordKeys} by slot.
   *
   * @param keysBefore as they are stored now
   * @param keys as they are to be
   * @param businessDays days of the business to be counted again
   */
  record Keyed(
      GoldenRecord record,
      SortedMap<String, String> keysBefore,
      SortedMap<String, String> keys,
      Set<LocalDate> businessDays) {

    /** One that means nothing to the business. */
    public Keyed(
        GoldenRecord record, SortedMap<String, String> keysBefore, SortedMap<String, String> keys) {
      this(record, keysBefore, keys, Set.of());
    }

    /** Slots that have no key any more. */
    public List<String> emptied() {
      return keysBefore.keySet().stream().filter(slot -> !keys.containsKey(slot)).toList();
    }

    /** Keys that are new or another than before, by slot. */
    public SortedMap<String, String> filled() {
      SortedMap<String, String> filled = new TreeMap<>(keys);
      filled.entrySet().removeIf(key -> key.getValue().equals(keysBefore.get(key.getKey())));
      return filled;
    }
  }
}
