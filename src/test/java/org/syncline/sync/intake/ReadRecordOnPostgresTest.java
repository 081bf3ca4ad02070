package org.syncline.sync.intake;

/** What people read of a record on PostgreSQL. */
class ReadRecordOnPostgresTest extends ReadRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
