package org.syncline.sync.intake;

/** Questions about mappings on H2. */
class MappingReviewOnH2Test extends MappingReviewRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.h2();
  }
}
