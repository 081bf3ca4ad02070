package org.syncline.platform.jta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** The border of a transaction; what happens at its commit comes out as it is. */
@ApplicationScoped
class NewTransaction {

  /**
   * @throws Exception a commit that failed is a checked exception of the server's interceptor
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  public <T> T run(Supplier<T> work) throws Exception {
    return work.get();
  }
}
