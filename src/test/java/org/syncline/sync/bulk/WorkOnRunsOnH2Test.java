package org.syncline.sync.bulk;

import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.StoreKit;

class WorkOnRunsOnH2Test extends WorkOnRunsRules {
  @Override
  DatabaseKit kit() {
    return StoreKit.h2();
  }
}
