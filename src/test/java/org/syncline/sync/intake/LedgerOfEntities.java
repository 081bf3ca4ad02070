package org.syncline.sync.intake;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.jpa.JpaLedger;

/** The hub's ledger with a fresh persistence context for each call, as a server gives it. */
record LedgerOfEntities(EntityManagerFactory entities) implements Ledger {

  private <T> T fresh(Function<Ledger, T> call) {
    try (EntityManager manager = entities.createEntityManager()) {
      return call.apply(new JpaLedger(manager));
    }
  }

  @Override
  public List<LedgerLine> search(LedgerQuery query) {
    return fresh(ledger -> ledger.search(query));
  }

  @Override
  public long found(LedgerQuery query, int most) {
    return fresh(ledger -> ledger.found(query, most));
  }

  @Override
  public List<OpenCount> open() {
    return fresh(Ledger::open);
  }

  @Override
  public Optional<Receipt> receipt(long id) {
    return fresh(ledger -> ledger.receipt(id));
  }

  @Override
  public Optional<Receipt> receipt(String system, String messageId) {
    return fresh(ledger -> ledger.receipt(system, messageId));
  }

  @Override
  public List<Outcome> outcomes(long receipt) {
    return fresh(ledger -> ledger.outcomes(receipt));
  }

  @Override
  public Counts count(@Nullable Instant from, @Nullable Instant to) {
    return fresh(ledger -> ledger.count(from, to));
  }

  @Override
  public Map<String, Long> receiptsBySystem() {
    return fresh(Ledger::receiptsBySystem);
  }
}
