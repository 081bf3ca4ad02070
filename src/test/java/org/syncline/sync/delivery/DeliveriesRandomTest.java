package org.syncline.sync.delivery;

class DeliveriesRandomTest extends DeliveriesRandomRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.inMemory();
  }
}
