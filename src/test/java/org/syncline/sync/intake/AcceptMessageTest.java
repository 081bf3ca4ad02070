package org.syncline.sync.intake;

/** The rules on stores of maps: fast. */
class AcceptMessageTest extends AcceptMessageRules {
  @Override
  StoreKit kit() {
    return StoreKit.inMemory();
  }
}
