package org.syncline.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records of one type.
 *
 * @param by the keys to go along, which also give the order; null = all records that are not
 *     hidden, in order of id
 * @param also each record needs a key in each of these ranges too
 * @param descending whether to go from the greatest key, or id, to the least
 * @param after where the page before ended; null = the first page
 * @param limit most hits
 */
public record KeyQuery(
    String type,
    @Nullable KeyRange by,
    List<KeyRange> also,
    boolean descending,
    @Nullable Hit after,
    int limit) {

  /**
   * A record that was found.
   *
   * @param key the key that it was found by, empty where the order is that of ids
   */
  public record Hit(String key, long record) {}

  public KeyQuery {
    also = List.copyOf(also);
  }
}
