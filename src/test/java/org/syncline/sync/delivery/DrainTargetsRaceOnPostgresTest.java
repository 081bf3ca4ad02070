package org.syncline.sync.delivery;

class DrainTargetsRaceOnPostgresTest extends DrainTargetsRace {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.postgres();
  }
}
