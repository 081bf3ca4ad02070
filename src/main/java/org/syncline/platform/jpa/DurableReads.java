package org.syncline.platform.jpa;

import java.util.function.Supplier;
import org.syncline.platform.Transactions;

/**
 * Transactions whose reads others may be told of: what they saw is there after the database was
 * killed too. PostgreSQL shows a commit when it is in its log on the disk. H2 shows it before it
 * writes it ({@code TransactionStore.endTransaction} of 2.4), so the transaction waits for that.
 */
public final class DurableReads implements Transactions {
  private final Transactions transactions;
  private final Sql sql;

  public DurableReads(Transactions transactions, Sql sql) {
    this.transactions = transactions;
    this.sql = sql;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    return transactions.inNew(
        () -> {
          T value = work.get();
          if (!sql.postgres()) {
            sql.update("checkpoint", p -> {});
          }
          return value;
        });
  }
}
