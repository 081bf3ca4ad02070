package org.syncline.sync.intake;

/** Races on H2. */
class AcceptMessageRaceOnH2Test extends AcceptMessageRace {
  @Override
  DatabaseKit kit() {
    return StoreKit.h2();
  }
}
