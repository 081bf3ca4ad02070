package org.syncline.sync.sweep;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class SweepOnPostgresTest extends SweepRules {
  @Override
  DataSource empty() {
    return Databases.emptyPostgres();
  }
}
