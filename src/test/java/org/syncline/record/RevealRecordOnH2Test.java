package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Reveals on H2. */
class RevealRecordOnH2Test extends RevealRecordRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
