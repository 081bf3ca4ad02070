package org.syncline.sync.intake;

/** Merging by people on stores of maps. */
class MergeRecordsTest extends MergeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
