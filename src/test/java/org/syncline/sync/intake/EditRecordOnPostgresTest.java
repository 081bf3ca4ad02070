package org.syncline.sync.intake;

/** People's edits on PostgreSQL. */
class EditRecordOnPostgresTest extends EditRecordRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
