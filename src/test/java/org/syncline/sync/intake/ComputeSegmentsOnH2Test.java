package org.syncline.sync.intake;

/** Computed segments on H2. */
class ComputeSegmentsOnH2Test extends ComputeSegmentsRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.h2();
  }
}
