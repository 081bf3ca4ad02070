package org.syncline.sync.bulk;

import org.syncline.server.Databases;
import org.syncline.sync.intake.DatabaseKit;

class WorkOnRunsOnH2Test extends WorkOnRunsRules {
  @Override
  DatabaseKit kit() {
    return DatabaseKit.on(Databases.emptyH2());
  }
}
