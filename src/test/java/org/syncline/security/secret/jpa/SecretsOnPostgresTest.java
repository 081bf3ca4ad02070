package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Secrets on PostgreSQL. */
class SecretsOnPostgresTest extends SecretRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
