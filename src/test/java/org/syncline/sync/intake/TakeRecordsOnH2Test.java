package org.syncline.sync.intake;

class TakeRecordsOnH2Test extends TakeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
