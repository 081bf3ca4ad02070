package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** The audit trail on H2. */
class AuditTrailOnH2Test extends AuditTrailRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
