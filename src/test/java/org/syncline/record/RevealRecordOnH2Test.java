package org.syncline.record;

import javax.sql.DataSource;
import org.syncline.server.Databases;

/** Reveals on H2. */
class RevealRecordOnH2Test extends RevealRecordRules {
  @Override
  DataSource emptyDatabase() {
    return Databases.emptyH2();
  }
}
