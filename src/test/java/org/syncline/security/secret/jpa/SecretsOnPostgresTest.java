package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Secrets on PostgreSQL. */
class SecretsOnPostgresTest extends SecretRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
