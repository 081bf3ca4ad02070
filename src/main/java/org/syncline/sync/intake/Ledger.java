package org.syncline.sync.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of every message, for people to search and for the balance to count. */
public interface Ledger {

  /** Lines in the order of the query, by receipt id. */
  List<LedgerLine> search(LedgerQuery query);

  /**
   * How many lines a query finds, whatever its cursor and limit.
   *
   * @param most counts no further
   */
  long found(LedgerQuery query, int most);

  /** Outcomes that a person or a later event can still move, by flow, status and reason. */
  List<OpenCount> open();

  Optional<Receipt> receipt(long id);

  /** The first receipt of a message id (later ones are repeats), for the sender who asks. */
  Optional<Receipt> receipt(String system, String messageId);

  List<Outcome> outcomes(long receipt);

  /** Counts what was accepted in a period; null = without bound. */
  Counts count(@Nullable Instant from, @Nullable Instant to);

  /** Receipts by system, for control totals. */
  Map<String, Long> receiptsBySystem();

  /**
   * Outcomes of one flow and reason.
   *
   * @param reason code of parked ones; {@code lane} or {@code parent} of waiting ones
   */
  record OpenCount(String flow, Status status, String reason, long number) {}

  /**
   * Counts of one moment, read in one transaction.
   *
   * @param receipts messages accepted
   * @param due outcomes that these must have
   * @param outcomes outcomes that are there, by status
   */
  record Counts(long receipts, long due, Map<Status, Long> outcomes) {
    public long settled() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(Status status) {
      return outcomes.getOrDefault(status, 0L);
    }
  }
}
