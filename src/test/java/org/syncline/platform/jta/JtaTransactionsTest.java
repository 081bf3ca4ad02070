package org.syncline.platform.jta;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.syncline.platform.Fault;

class JtaTransactionsTest {
  private final JtaTransactions transactions = new JtaTransactions();

  @Test
  void a_commit_that_fails_is_seen_by_all_who_handle_runtime_exceptions() {
    // As the transaction manager reports it: the database's own words are only suppressed.
    RollbackException failed = new RollbackException("Could not commit transaction.");
    failed.addSuppressed(new SQLException("terminating connection", "57P01"));
    transactions.transaction = failingAtCommitWith(failed);

    assertThatThrownBy(() -> transactions.inNew(() -> "done"))
        .isInstanceOf(RuntimeException.class)
        .hasCause(failed)
        .extracting(Fault::of, InstanceOfAssertFactories.type(Fault.class))
        .isEqualTo(Fault.DATABASE_AWAY);
  }

  @Test
  void what_the_work_throws_is_passed_on_as_it_is() {
    transactions.transaction = new NewTransaction();
    IllegalStateException own = new IllegalStateException("own");

    assertThatThrownBy(
            () ->
                transactions.inNew(
                    () -> {
                      throw own;
                    }))
        .isSameAs(own);
  }

  private static NewTransaction failingAtCommitWith(Exception failure) {
    return new NewTransaction() {
      @Override
      public <T> T run(Supplier<T> work) throws Exception {
        work.get();
        throw failure;
      }
    };
  }
}
