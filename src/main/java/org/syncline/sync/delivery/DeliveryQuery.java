package org.syncline.sync.delivery;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for among the deliveries; null = any.
 *
 * @param flows those of one of these targets; where there is none in it nothing is found
 * @param before the cursor of the next page: only with a lower id, or with a higher one where the
 *     oldest come first
 * @param limit most of them, 1 to {@value #MOST}
 */
public record DeliveryQuery(
    @Nullable Set<String> flows,
    @Nullable Status status,
    @Nullable Long record,
    @Nullable Long before,
    int limit,
    Order order) {
  public static final int MOST = 500;

  /** Which deliveries come first. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  public DeliveryQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
    flows = flows == null ? null : Set.copyOf(flows);
  }

  /** Of one target, or of any; the newest first. */
  public DeliveryQuery(
      @Nullable String flow,
      @Nullable Status status,
      @Nullable Long record,
      @Nullable Long before,
      int limit) {
    this(flow == null ? null : Set.of(flow), status, record, before, limit, Order.NEWEST_FIRST);
  }

  public DeliveryQuery page(@Nullable Long cursor, int most) {
    return new DeliveryQuery(flows, status, record, cursor, most, order);
  }

  public DeliveryQuery inOrder(Order other) {
    return new DeliveryQuery(flows, status, record, before, limit, other);
  }

  /** Whether one with this id comes behind the cursor. */
  boolean reaches(long id) {
    return before == null || (order == Order.NEWEST_FIRST ? id < before : id > before);
  }
}
