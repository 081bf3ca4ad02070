package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Uses of secrets that change, on H2. */
class SecretRotationsOnH2Test extends SecretRotationRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
