package org.syncline.sync.intake;

/** Merging by people on H2. */
class MergeRecordsOnH2Test extends MergeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
