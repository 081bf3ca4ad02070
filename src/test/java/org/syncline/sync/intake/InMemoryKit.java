package org.syncline.sync.intake;

import java.util.List;
import java.util.TreeMap;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.Transactions;
import org.syncline.record.FieldValues;
import org.syncline.record.InMemoryConflicts;
import org.syncline.record.InMemoryIndexStates;
import org.syncline.record.InMemoryLinks;
import org.syncline.record.InMemoryMerges;
import org.syncline.record.InMemoryRecords;
import org.syncline.record.InMemoryRelations;
import org.syncline.record.IndexStates;

/** Stores of maps. */
final class InMemoryKit implements StoreKit {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReceipts receipts = new InMemoryReceipts(transactions);
  private final InMemoryOutcomes outcomes = new InMemoryOutcomes(transactions);
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final InMemoryConflicts conflicts = new InMemoryConflicts(transactions, records);
  private final RememberedAudit audit = new RememberedAudit();
  private final RememberedFacts facts = new RememberedFacts();
  private final Stores stores =
      new Stores(
          receipts,
          outcomes,
          new InMemoryLanes(transactions),
          new InMemoryLinks(transactions),
          records,
          conflicts,
          new InMemoryMerges(transactions),
          new InMemoryRelations(transactions),
          new RememberedDuties(),
          facts,
          audit);
  private final IndexStates indexStates = new InMemoryIndexStates(transactions);
  private final Ledger ledger = new InMemoryLedger(receipts, outcomes);

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public IndexStates indexStates() {
    return indexStates;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void clear() {
    transactions.clear();
    facts.clear();
    receipts.epoch(1);
  }

  @Override
  public void epoch(long epoch) {
    receipts.epoch(epoch);
  }

  @Override
  public List<String> conflicts(long record) {
    return records.conflicts(record).stream()
        .map(
            conflict -> {
              TreeMap<String, Object> refused = new TreeMap<>();
              refused.put(conflict.field(), conflict.refused());
              return new String(FieldValues.of(refused).toBytes());
            })
        .toList();
  }

  @Override
  public int records() {
    return records.count();
  }

  @Override
  public RememberedFacts facts() {
    return facts;
  }

  @Override
  public List<AuditTrail.Act> acts() {
    return audit.acts();
  }
}
