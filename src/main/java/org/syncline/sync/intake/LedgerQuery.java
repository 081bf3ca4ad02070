package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for in the ledger; null = any.
 *
 * @param accepted when the hub took the message
 * @param settled when the outcome was given that it has now
 * @param before the cursor of the next page: only receipts with a lower id, or with a higher one
 *     where the oldest come first
 * @param limit most lines, 1 to {@value #MOST}
 */
public record LedgerQuery(
    @Nullable String system,
    @Nullable String object,
    @Nullable String flow,
    @Nullable String key,
    @Nullable String messageId,
    @Nullable Status status,
    @Nullable String reason,
    @Nullable Long record,
    Within accepted,
    Within settled,
    @Nullable Long before,
    int limit,
    Order order) {
  public static final int MOST = 500;

  /** Which messages come first. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  /**
   * A period; null = open at that end.
   *
   * @param from included
   * @param to not included
   */
  public record Within(@Nullable Instant from, @Nullable Instant to) {
    public static final Within ANY = new Within(null, null);

    /** Whether it ends before anything could be in it. */
    public boolean isEmpty() {
      return from != null && to != null && !from.isBefore(to);
    }
  }

  public LedgerQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }

  /** The newest first, whenever they were settled. */
  public LedgerQuery(
      @Nullable String system,
      @Nullable String object,
      @Nullable String flow,
      @Nullable String key,
      @Nullable String messageId,
      @Nullable Status status,
      @Nullable String reason,
      @Nullable Long record,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Long before,
      int limit) {
    this(
        system,
        object,
        flow,
        key,
        messageId,
        status,
        reason,
        record,
        new Within(from, to),
        Within.ANY,
        before,
        limit,
        Order.NEWEST_FIRST);
  }

  public static LedgerQuery all(int limit) {
    return new LedgerQuery(null, null, null, null, null, null, null, null, null, null, null, limit);
  }

  public LedgerQuery page(@Nullable Long before, int limit) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, accepted, settled, before,
        limit, order);
  }

  public LedgerQuery inOrder(Order other) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, accepted, settled, before,
        limit, other);
  }

  public LedgerQuery settledWithin(Within period) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, accepted, period, before,
        limit, order);
  }
}
