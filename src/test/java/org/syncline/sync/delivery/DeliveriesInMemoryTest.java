package org.syncline.sync.delivery;

class DeliveriesInMemoryTest extends DeliveriesContract {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.inMemory();
  }
}
