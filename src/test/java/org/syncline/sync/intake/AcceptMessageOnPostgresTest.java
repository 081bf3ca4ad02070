package org.syncline.sync.intake;

/** The rules on PostgreSQL. */
class AcceptMessageOnPostgresTest extends AcceptMessageRules {
  @Override
  StoreKit kit() {
    return StoreKit.postgres();
  }
}
