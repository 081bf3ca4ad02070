package org.syncline.sync.intake;

/** People's edits on stores of maps: fast. */
class EditRecordTest extends EditRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
