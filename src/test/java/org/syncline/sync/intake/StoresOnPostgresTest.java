package org.syncline.sync.intake;

import org.junit.jupiter.api.BeforeEach;

/** The hub's stores on PostgreSQL. */
class StoresOnPostgresTest
    implements ReceiptsContract,
        LanesContract,
        OutcomesContract,
        LinksContract,
        RecordsContract,
        IndexStatesContract,
        MergesContract,
        RelationsContract,
        LedgerContract,
        DocumentsContract,
        DraftDocumentsContract,
        BalanceChecksContract {

  @Override
  public DatabaseKit kit() {
    return StoreKit.postgres();
  }

  @BeforeEach
  void emptied() {
    kit().clear();
  }
}
