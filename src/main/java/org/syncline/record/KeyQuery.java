package org.syncline.record;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of records of one type.
 *
 * @param by the keys to go along, which also give the order; null = all records that are not
 *     hidden, in order of id
 * @param slot the one slot that a record has a key to go along in; null = it may have several
 * @param also each record needs a key in each of these ranges too
 * @param among only these records; null = all
 * @param owned each record needs one of these keys too; null = any record
 * @param descending whether to go from the greatest key, or id, to the least
 * @param after where the page before ended; null = the first page
 * @param look how many keys to go along at most; {@link #ALL} = until the page is full
 * @param limit most hits
 */
public record KeyQuery(
    String type,
    @Nullable KeyRange by,
    @Nullable String slot,
    List<KeyRange> also,
    @Nullable Set<Long> among,
    @Nullable Set<String> owned,
    boolean descending,
    @Nullable Hit after,
    int look,
    int limit) {
  /** Every key that there is. */
  public static final int ALL = Integer.MAX_VALUE;

  /**
   * A record that was found.
   *
   * @param key the key that it was found by, empty where the order is that of ids
   */
  public record Hit(String key, long record) {}

  public KeyQuery {
    also = List.copyOf(also);
    among = among == null ? null : Set.copyOf(among);
    owned = owned == null ? null : Set.copyOf(owned);
  }

  /** The first page of those in a range that a record has one key in at most. */
  public static KeyQuery of(String type, KeyRange by, String slot, int limit) {
    return new KeyQuery(type, by, slot, List.of(), null, null, false, null, ALL, limit);
  }

  /** The same, but it is given up after so many keys: hits may be missing. */
  KeyQuery looking(int keys) {
    return new KeyQuery(type, by, slot, also, among, owned, descending, after, keys, limit);
  }

  /** Whether no record can be found, whatever is stored. */
  boolean isEmpty() {
    return (among != null && among.isEmpty())
        || (owned != null && owned.isEmpty())
        || (by != null && by.from().equals(by.to()));
  }
}
