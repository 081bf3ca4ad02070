package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Reveals on PostgreSQL. */
class RevealRecordOnPostgresTest extends RevealRecordRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
