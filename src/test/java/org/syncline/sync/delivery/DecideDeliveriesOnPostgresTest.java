package org.syncline.sync.delivery;

class DecideDeliveriesOnPostgresTest extends DecideDeliveriesRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.postgres();
  }
}
