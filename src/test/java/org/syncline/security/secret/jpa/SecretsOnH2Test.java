package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Secrets on H2. */
class SecretsOnH2Test extends SecretRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
