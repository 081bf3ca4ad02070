package org.syncline.record;

import org.jspecify.annotations.Nullable;

/**
 * Which conflicts are looked for; null = whatever it is.
 *
 * @param before only those with a lower id, or with a higher one where the oldest come first
 */
public record ConflictQuery(
    @Nullable String recordType,
    @Nullable String field,
    @Nullable String system,
    Conflict.@Nullable Status status,
    @Nullable Long record,
    @Nullable Long before,
    int limit,
    Order order) {

  /** Which conflicts come first. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  /** The newest first. */
  public ConflictQuery(
      @Nullable String recordType,
      @Nullable String field,
      @Nullable String system,
      Conflict.@Nullable Status status,
      @Nullable Long record,
      @Nullable Long before,
      int limit) {
    this(recordType, field, system, status, record, before, limit, Order.NEWEST_FIRST);
  }

  /** The next page after one that ended with this id. */
  public ConflictQuery before(long id) {
    return new ConflictQuery(recordType, field, system, status, record, id, limit, order);
  }
}
