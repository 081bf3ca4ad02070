package org.syncline.security.egress.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

/** The egress list on H2. */
class EgressOnH2Test extends EgressRules {
  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
