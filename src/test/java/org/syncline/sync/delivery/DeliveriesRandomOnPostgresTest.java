package org.syncline.sync.delivery;

class DeliveriesRandomOnPostgresTest extends DeliveriesRandomRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.postgres();
  }
}
