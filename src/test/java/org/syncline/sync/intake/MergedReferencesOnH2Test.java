package org.syncline.sync.intake;

/** References to merged records on H2. */
class MergedReferencesOnH2Test extends MergedReferencesRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
