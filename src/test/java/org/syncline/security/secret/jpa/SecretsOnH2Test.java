package org.syncline.security.secret.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Secrets on H2. */
class SecretsOnH2Test extends SecretRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
