package org.syncline.sync.intake;

/** Questions about mappings on PostgreSQL. */
class MappingReviewOnPostgresTest extends MappingReviewRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.postgres();
  }
}
