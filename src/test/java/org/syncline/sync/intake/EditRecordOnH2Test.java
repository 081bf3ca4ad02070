package org.syncline.sync.intake;

/** People's edits on H2. */
class EditRecordOnH2Test extends EditRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
