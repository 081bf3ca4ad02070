package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Days of the business on PostgreSQL. */
class KeepBusinessDaysOnPostgresTest extends KeepBusinessDaysRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
