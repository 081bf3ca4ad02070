package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class AccountStoresOnPostgresTest extends AccountStoresContract {

  @Override
  DataSource emptyDatabase() {
    return Databases.emptyPostgres();
  }
}
