package org.syncline.sync.intake;

/** The oracle on PostgreSQL. */
class HubOracleOnPostgresTest extends HubOracle {
  @Override
  DatabaseKit kit() {
    return StoreKit.postgres();
  }
}
