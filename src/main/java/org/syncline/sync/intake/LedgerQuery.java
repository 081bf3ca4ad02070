package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for in the ledger; null = any.
 *
 * @param from first moment of acceptance, inclusive
 * @param to last moment of acceptance, exclusive
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
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit,
    Order order) {
  public static final int MOST = 500;

  /** Which messages come first. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  public LedgerQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }

  /** The newest first. */
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
        from,
        to,
        before,
        limit,
        Order.NEWEST_FIRST);
  }

  public static LedgerQuery all(int limit) {
    return new LedgerQuery(null, null, null, null, null, null, null, null, null, null, null, limit);
  }

  public LedgerQuery page(@Nullable Long before, int limit) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, from, to, before, limit,
        order);
  }

  public LedgerQuery inOrder(Order other) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, from, to, before, limit,
        other);
  }
}
