package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** The audit trail on PostgreSQL. */
class AuditTrailOnPostgresTest extends AuditTrailRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
