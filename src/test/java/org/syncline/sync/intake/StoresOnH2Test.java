package org.syncline.sync.intake;

import org.junit.jupiter.api.BeforeEach;

/** The hub's stores on H2. */
class StoresOnH2Test
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
    return StoreKit.h2();
  }

  @BeforeEach
  void emptied() {
    kit().clear();
  }
}
