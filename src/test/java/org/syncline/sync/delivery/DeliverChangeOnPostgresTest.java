package org.syncline.sync.delivery;

class DeliverChangeOnPostgresTest extends DeliverChangeRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.postgres();
  }
}
