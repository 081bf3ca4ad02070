package org.syncline.sync.intake;

/** Conflicts on PostgreSQL. */
class ConflictsOnPostgresTest extends ConflictsRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
