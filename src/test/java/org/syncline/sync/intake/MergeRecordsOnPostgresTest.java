package org.syncline.sync.intake;

/** Merging by people on PostgreSQL. */
class MergeRecordsOnPostgresTest extends MergeRecordsRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
