package org.syncline.security.egress.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** The egress list on PostgreSQL. */
class EgressOnPostgresTest extends EgressRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
