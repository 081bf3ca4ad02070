package org.syncline.sync.delivery;

class DecideDeliveriesTest extends DecideDeliveriesRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.inMemory();
  }
}
