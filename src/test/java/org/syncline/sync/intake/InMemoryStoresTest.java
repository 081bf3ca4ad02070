package org.syncline.sync.intake;

/** The stores of maps keep the contracts, so that what the core does on them means something. */
class InMemoryStoresTest
    implements ReceiptsContract,
        LanesContract,
        OutcomesContract,
        LinksContract,
        RecordsContract,
        IndexStatesContract,
        MergesContract,
        RelationsContract,
        LedgerContract {
  private final StoreKit kit = StoreKit.inMemory();

  @Override
  public StoreKit kit() {
    return kit;
  }
}
