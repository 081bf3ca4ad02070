package org.syncline.security.egress.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** The egress list on PostgreSQL. */
class EgressOnPostgresTest extends EgressRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
