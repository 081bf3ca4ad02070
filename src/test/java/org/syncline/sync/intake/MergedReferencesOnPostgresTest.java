package org.syncline.sync.intake;

/** References to merged records on PostgreSQL. */
class MergedReferencesOnPostgresTest extends MergedReferencesRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
