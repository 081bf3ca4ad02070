package org.syncline.sync.delivery;

class DecideDeliveriesOnH2Test extends DecideDeliveriesRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.h2();
  }
}
