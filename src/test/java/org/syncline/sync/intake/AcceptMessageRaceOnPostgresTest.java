package org.syncline.sync.intake;

/** Races on PostgreSQL. */
class AcceptMessageRaceOnPostgresTest extends AcceptMessageRace {
  @Override
  DatabaseKit kit() {
    return StoreKit.postgres();
  }
}
