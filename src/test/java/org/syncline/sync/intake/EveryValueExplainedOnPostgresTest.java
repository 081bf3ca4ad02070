package org.syncline.sync.intake;

/** Where every value comes from, on PostgreSQL. */
class EveryValueExplainedOnPostgresTest extends EveryValueExplained {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
