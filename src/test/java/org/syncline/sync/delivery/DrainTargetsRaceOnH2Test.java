package org.syncline.sync.delivery;

class DrainTargetsRaceOnH2Test extends DrainTargetsRace {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.h2();
  }
}
