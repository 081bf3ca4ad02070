package org.syncline.sync.bulk;

import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.StoreKit;

class WorkOnRunsOnPostgresTest extends WorkOnRunsRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.postgres();
  }
}
