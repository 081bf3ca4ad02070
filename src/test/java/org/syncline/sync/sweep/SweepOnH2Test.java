package org.syncline.sync.sweep;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class SweepOnH2Test extends SweepRules {
  @Override
  DataSource migrated() {
    return Migrated.h2();
  }
}
