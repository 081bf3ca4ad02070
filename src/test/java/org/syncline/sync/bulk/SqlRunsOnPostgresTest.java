package org.syncline.sync.bulk;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class SqlRunsOnPostgresTest extends SqlRunsRules {
  @Override
  DataSource migrated() {
    return Migrated.postgres();
  }
}
