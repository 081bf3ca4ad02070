package org.syncline.system.jpa;

import org.syncline.platform.InMemoryTransactions;
import org.syncline.system.InMemoryConnectionChecks;

/** The store that other tests use does the same. */
class ConnectionChecksInMemoryTest extends ConnectionChecksContract {
  @Override
  Empty empty() {
    return new Empty(new InMemoryTransactions(), new InMemoryConnectionChecks());
  }
}
