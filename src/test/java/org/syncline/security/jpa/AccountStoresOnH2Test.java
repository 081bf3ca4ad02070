package org.syncline.security.jpa;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class AccountStoresOnH2Test extends AccountStoresContract {

  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
