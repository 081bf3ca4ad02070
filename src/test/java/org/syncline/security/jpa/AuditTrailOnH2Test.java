package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** The audit trail on H2. */
class AuditTrailOnH2Test extends AuditTrailRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
