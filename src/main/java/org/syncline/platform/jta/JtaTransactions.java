package org.syncline.platform.jta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Transactions;

/** Each work in a transaction of its own; any exception rolls back. */
@ApplicationScoped
@NullUnmarked
class JtaTransactions implements Transactions {
  @Inject NewTransaction transaction;

  @Override
  public <T> T inNew(Supplier<T> work) {
    try {
      return transaction.run(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Unseen by the compiler it would pass every handler of runtime exceptions on its way.
      throw new CommitFailedException(e);
    }
  }

  /** The work ran, its commit did not succeed: whether it is durable is not known. */
  static final class CommitFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommitFailedException(Exception cause) {
      super("The transaction could not be committed", cause);
    }
  }
}
