package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** The audit trail on PostgreSQL. */
class AuditTrailOnPostgresTest extends AuditTrailRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
