package org.syncline.security.egress.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** The egress list on H2. */
class EgressOnH2Test extends EgressRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
