package org.syncline.sync.bulk;

import org.syncline.server.Databases;
import org.syncline.sync.intake.DatabaseKit;

class WorkOnRunsOnPostgresTest extends WorkOnRunsRules {
  @Override
  DatabaseKit kit() {
    return DatabaseKit.on(Databases.emptyPostgres());
  }
}
