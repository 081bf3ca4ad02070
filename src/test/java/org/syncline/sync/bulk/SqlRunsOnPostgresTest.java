package org.syncline.sync.bulk;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class SqlRunsOnPostgresTest extends SqlRunsRules {
  @Override
  DataSource empty() {
    return Databases.emptyPostgres();
  }
}
