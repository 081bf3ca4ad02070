package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks for among the deliveries; null = any.
 *
 * @param flows those of one of these targets; where there is none in it nothing is found
 * @param before the cursor of the next page: only with a lower id, or with a higher one where the
 *     oldest come first
 * @param limit most of them, 1 to {@value #MOST}
 * @param settled when they were over
 */
public record DeliveryQuery(
    @Nullable Set<String> flows,
    @Nullable Status status,
    @Nullable Long record,
    @Nullable Long before,
    int limit,
    Order order,
    Within settled) {
  public static final int MOST = 500;

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

    /** Whether nothing is said of a moment. */
    boolean isAny() {
      return from == null && to == null;
    }

    boolean holds(@Nullable Instant moment) {
      return isAny()
          || (moment != null
              && (from == null || !moment.isBefore(from))
              && (to == null || moment.isBefore(to)));
    }
  }

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

  /** Whenever they were over. */
  public DeliveryQuery(
      @Nullable Set<String> flows,
      @Nullable Status status,
      @Nullable Long record,
      @Nullable Long before,
      int limit,
      Order order) {
    this(flows, status, record, before, limit, order, Within.ANY);
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
    return new DeliveryQuery(flows, status, record, cursor, most, order, settled);
  }

  public DeliveryQuery inOrder(Order other) {
    return new DeliveryQuery(flows, status, record, before, limit, other, settled);
  }

  /** Only those that were over in a period. */
  public DeliveryQuery settled(Within period) {
    return new DeliveryQuery(flows, status, record, before, limit, order, period);
  }

  /** Whether one with this id comes behind the cursor. */
  boolean reaches(long id) {
    return before == null || (order == Order.NEWEST_FIRST ? id < before : id > before);
  }
}
