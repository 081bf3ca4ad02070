package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** Uses of secrets that change, on H2. */
class SecretRotationsOnH2Test extends SecretRotationRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
