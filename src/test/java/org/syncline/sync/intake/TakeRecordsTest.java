package org.syncline.sync.intake;

class TakeRecordsTest extends TakeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
