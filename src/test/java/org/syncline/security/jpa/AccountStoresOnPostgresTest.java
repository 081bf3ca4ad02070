package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class AccountStoresOnPostgresTest extends AccountStoresContract {

  @Override
  DataSource migratedDatabase() {
    return Migrated.postgres();
  }
}
