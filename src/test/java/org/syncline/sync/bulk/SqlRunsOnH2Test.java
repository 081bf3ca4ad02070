package org.syncline.sync.bulk;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class SqlRunsOnH2Test extends SqlRunsRules {
  @Override
  DataSource migrated() {
    return Migrated.h2();
  }
}
