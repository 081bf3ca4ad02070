package org.syncline.sync.intake;

/** What people read of a record on stores of maps. */
class ReadRecordTest extends ReadRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
