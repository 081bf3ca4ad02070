package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Uses of secrets that change, on PostgreSQL. */
class SecretRotationsOnPostgresTest extends SecretRotationRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
