package org.syncline.sync.intake;

/** Computed segments on PostgreSQL. */
class ComputeSegmentsOnPostgresTest extends ComputeSegmentsRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.postgres();
  }
}
