package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Days of the business on H2. */
class KeepBusinessDaysOnH2Test extends KeepBusinessDaysRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
