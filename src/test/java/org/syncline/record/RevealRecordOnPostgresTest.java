package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Reveals on PostgreSQL. */
class RevealRecordOnPostgresTest extends RevealRecordRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
