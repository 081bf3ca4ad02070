package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Uses of secrets that change, on PostgreSQL. */
class SecretRotationsOnPostgresTest extends SecretRotationRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
