package org.syncline.sync.intake;

/** Where every value comes from, on H2. */
class EveryValueExplainedOnH2Test extends EveryValueExplained {
  @Override
  StoreKit kit() {
    return StoreKit.h2();
  }
}
