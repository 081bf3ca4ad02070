package org.syncline.sync.intake;

/** Conflicts on H2. */
class ConflictsOnH2Test extends ConflictsRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
