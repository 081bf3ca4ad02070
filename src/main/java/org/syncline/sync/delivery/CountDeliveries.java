package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;

/**
 * Counts the deliveries of all targets. A count reads each that is open, so of many it holds for a
 * while: however many people look, counting takes a twentieth of a processor at most.
 */
final class CountDeliveries {
  /** Up to so many that are open are counted each time. */
  static final long COUNTED_EACH_TIME = 50_000;

  /** How long a count holds for each that is open: twenty times what PostgreSQL takes for it. */
  private static final Duration HOLDS = Duration.ofNanos(25_000);

  static final Duration HOLDS_AT_MOST = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Deliveries deliveries;
  private final Clock clock;
  private @Nullable Counted last;

  CountDeliveries(Transactions transactions, Deliveries deliveries, Clock clock) {
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * What there was at a moment.
   *
   * @param byStatus of each flow; what is 0 is not in it
   * @param planned of each flow, by a count of its own
   */
  record Counted(Map<String, Map<Status, Long>> byStatus, Map<String, Long> planned, Instant at) {

    private Duration holds() {
      long open =
          byStatus.values().stream()
              .flatMap(counts -> counts.entrySet().stream())
              .filter(count -> count.getKey().open())
              .mapToLong(Map.Entry::getValue)
              .sum();
      if (open <= COUNTED_EACH_TIME) {
        return Duration.ZERO;
      }
      Duration holds = HOLDS.multipliedBy(open);
      return holds.compareTo(HOLDS_AT_MOST) < 0 ? holds : HOLDS_AT_MOST;
    }

    private boolean holdsAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(holds()));
    }
  }

  /** One counts at a time; who waited for it takes what it counted, where that holds. */
  synchronized Counted count() {
    Instant now = clock.instant();
    Counted known = last;
    if (known == null || !known.holdsAt(now)) {
      known = transactions.inNew(() -> new Counted(deliveries.count(), deliveries.planned(), now));
      last = known;
    }
    return known;
  }
}
