package org.syncline.sync.delivery;

class DeliverChangeOnH2Test extends DeliverChangeRules {
  @Override
  DeliveryKit kit() {
    return DeliveryKit.h2();
  }
}
