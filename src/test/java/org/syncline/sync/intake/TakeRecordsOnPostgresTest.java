package org.syncline.sync.intake;

class TakeRecordsOnPostgresTest extends TakeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
