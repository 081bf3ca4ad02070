package org.syncline.sync.intake;

/** What people read of a record on H2. */
class ReadRecordOnH2Test extends ReadRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
