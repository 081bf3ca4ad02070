package org.syncline.system.jpa;

import org.syncline.assembly.Migrated;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.jpa.Sql;

/** Checks of connections on PostgreSQL. */
class ConnectionChecksOnPostgresTest extends ConnectionChecksContract {
  @Override
  Empty empty() {
    LocalTransactions transactions = new LocalTransactions(Migrated.postgres());
    return new Empty(transactions, new SqlConnectionChecks(Sql.on(transactions.source())));
  }
}
