package org.syncline.sync.delivery;

class DeliveriesOnH2Test extends DeliveriesContract {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.h2();
  }
}
