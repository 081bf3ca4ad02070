package org.syncline.platform.jta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.syncline.platform.Transactions;

/** Each work in a transaction of its own; any exception rolls back. */
@ApplicationScoped
class JtaTransactions implements Transactions {

  @Override
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  public <T> T inNew(Supplier<T> work) {
    return work.get();
  }
}
