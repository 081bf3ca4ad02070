package org.syncline.sync.sweep;

import javax.sql.DataSource;
import org.syncline.server.Databases;

class SweepOnH2Test extends SweepRules {
  @Override
  DataSource empty() {
    return Databases.emptyH2();
  }
}
