package org.syncline.sync.intake;

/** Conflicts on stores of maps. */
class ConflictsTest extends ConflictsRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
