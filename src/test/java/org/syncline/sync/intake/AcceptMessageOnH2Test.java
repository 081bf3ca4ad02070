package org.syncline.sync.intake;

/** The rules on H2. */
class AcceptMessageOnH2Test extends AcceptMessageRules {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
