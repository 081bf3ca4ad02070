package org.syncline.system.jpa;

import org.syncline.assembly.Migrated;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.jpa.Sql;

/** Checks of connections on H2. */
class ConnectionChecksOnH2Test extends ConnectionChecksContract {
  @Override
  Empty empty() {
    LocalTransactions transactions = new LocalTransactions(Migrated.h2());
    return new Empty(transactions, new SqlConnectionChecks(Sql.on(transactions.source())));
  }
}
