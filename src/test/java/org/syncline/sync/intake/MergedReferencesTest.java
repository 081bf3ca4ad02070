package org.syncline.sync.intake;

/** References to merged records on stores of maps. */
class MergedReferencesTest extends MergedReferencesRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
