package org.syncline.sync.intake;

/** The oracle on H2. */
class HubOracleOnH2Test extends HubOracle {
  @Override
  DatabaseKit kit() {
    return StoreKit.h2();
  }
}
