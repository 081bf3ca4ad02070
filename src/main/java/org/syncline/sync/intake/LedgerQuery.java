package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for in the ledger; null = any.
 *
 * @param from first moment of acceptance, inclusive
 * @param to last moment of acceptance, exclusive
 * @param before only receipts with a lower id: the cursor of the next page
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
    int limit) {
  public static final int MOST = 500;

  public LedgerQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }

  public static LedgerQuery all(int limit) {
    return new LedgerQuery(null, null, null, null, null, null, null, null, null, null, null, limit);
  }

  public LedgerQuery page(@Nullable Long before, int limit) {
    return new LedgerQuery(
        system, object, flow, key, messageId, status, reason, record, from, to, before, limit);
  }
}
