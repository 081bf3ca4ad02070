package org.syncline.sync.sweep;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class SweepOnPostgresTest extends SweepRules {
  @Override
  DataSource migrated() {
    return Migrated.postgres();
  }
}
