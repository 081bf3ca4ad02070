package org.syncline.sync.bulk;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class SqlRunsOnH2Test extends SqlRunsRules {
  @Override
  DataSource empty() {
    return Databases.emptyH2();
  }
}
