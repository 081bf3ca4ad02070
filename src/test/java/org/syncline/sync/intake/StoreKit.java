package org.syncline.sync.intake;

import java.util.List;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.ledger.BalanceChecks;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.Transactions;
import org.syncline.record.IndexStates;

/** The stores of one kind, with their transactions: the same tests run on each. */
public interface StoreKit {

  Transactions transactions();

  Stores stores();

  IndexStates indexStates();

  Ledger ledger();

  /** Null where there are none of this kind. */
  default Documents documents() {
    throw new UnsupportedOperationException("No documents of this kind.");
  }

  default DraftDocuments drafts() {
    throw new UnsupportedOperationException("No drafts of this kind.");
  }

  default BalanceChecks balanceChecks() {
    throw new UnsupportedOperationException("No checks of this kind.");
  }

  /** Empties all stores; the epoch is 1 again. */
  void clear();

  /** Sets the configuration's epoch as another node's change would. */
  void epoch(long epoch);

  /** Stored conflicts of a record, each as field and refused value in JSON. */
  List<String> conflicts(long record);

  /** Number of golden records. */
  int records();

  static StoreKit inMemory() {
    return new InMemoryKit();
  }

  /** H2 in memory, one for all tests of this JVM. */
  static DatabaseKit h2() {
    return DatabaseKit.Shared.H2;
  }

  /** A real PostgreSQL, one database for all tests of this JVM. */
  static DatabaseKit postgres() {
    return DatabaseKit.SharedPostgres.POSTGRES;
  }

  /** What was kept of transactions, committed or not. */
  RememberedFacts facts();

  /** What was kept of who did what. */
  List<AuditTrail.Act> acts();
}
