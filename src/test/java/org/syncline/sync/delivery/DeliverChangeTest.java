package org.syncline.sync.delivery;

class DeliverChangeTest extends DeliverChangeRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.inMemory();
  }
}
