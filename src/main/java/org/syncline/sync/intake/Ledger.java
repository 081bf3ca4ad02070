package org.syncline.sync.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of every message, for people to search and for the balance to count. */
public interface Ledger {

  /** Lines by falling receipt id. */
  List<LedgerLine> search(LedgerQuery query);

  Optional<Receipt> receipt(long id);

  /** The first receipt of a message id (later ones are repeats), for the sender who asks. */
  Optional<Receipt> receipt(String system, String messageId);

  List<Outcome> outcomes(long receipt);

  /** Counts what was accepted in a period; null = without bound. */
  Counts count(@Nullable Instant from, @Nullable Instant to);

  /** Receipts by system, for control totals. */
  Map<String, Long> receiptsBySystem();

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
