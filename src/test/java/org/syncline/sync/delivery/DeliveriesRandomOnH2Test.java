package org.syncline.sync.delivery;

class DeliveriesRandomOnH2Test extends DeliveriesRandomRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.h2();
  }
}
