package org.syncline.sync.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a person looks for among the deliveries; null = any.
 *
 * @param before only with a lower id: the cursor of the next page
 * @param limit most of them, 1 to {@value #MOST}
 */
public record DeliveryQuery(
    @Nullable String flow,
    @Nullable Status status,
    @Nullable Long record,
    @Nullable Long before,
    int limit) {
  public static final int MOST = 500;

  public DeliveryQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }
}
