package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.assembly.Migrated;

class AccountStoresOnH2Test extends AccountStoresContract {

  @Override
  DataSource migratedDatabase() {
    return Migrated.h2();
  }
}
