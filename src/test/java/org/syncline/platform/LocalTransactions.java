package org.syncline.platform;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Local transactions of one database without a server: within {@link #inNew} every connection asked
 * for on the same thread is the transaction's, as a server's datasource does it. Connections are
 * kept for the next transaction; broken ones are thrown away.
 */
public final class LocalTransactions implements Transactions, AutoCloseable {
  private final DataSource physical;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();
  private final DataSource bound = new Bound();

  public LocalTransactions(DataSource physical) {
    this.physical = physical;
  }

  /** The datasource that stores work with. */
  public DataSource source() {
    return bound;
  }

  /** A commit that is still to be done. */
  @FunctionalInterface
  public interface Commit {
    void run() throws SQLException;
  }

  /** Commits, and does something before or after that. */
  @FunctionalInterface
  public interface Committing<T> {
    void commit(T result, Commit commit) throws SQLException;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    return inNew(work, (result, commit) -> commit.run());
  }

  /** The same, but the commit is left to somebody who has to take note of it. */
  public <T> T inNew(Supplier<T> work, Committing<T> committing) {
    Connection outer = current.get();
    Connection connection = null;
    boolean whole = false;
    try {
      connection = take();
      connection.setAutoCommit(false);
      current.set(connection);
      T result = work.get();
      committing.commit(result, connection::commit);
      whole = true;
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException("Transaction failed", e);
    } finally {
      current.set(outer);
      if (connection != null) {
        end(connection, whole);
      }
    }
  }

  private Connection take() throws SQLException {
    Connection kept = idle.pollFirst();
    return kept == null ? physical.getConnection() : kept;
  }

  private void end(Connection connection, boolean whole) {
    try {
      if (!whole) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
      idle.addFirst(connection);
    } catch (SQLException broken) {
      quietlyClose(connection);
    }
  }

  private static void quietlyClose(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was broken already.
    }
  }

  /** Closes the kept connections. */
  @Override
  public void close() {
    Connection connection;
    while ((connection = idle.pollFirst()) != null) {
      quietlyClose(connection);
    }
  }

  private static Connection kept(Connection connection, Runnable onClose) {
    return (Connection)
        Proxy.newProxyInstance(
            LocalTransactions.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                onClose.run();
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private final class Bound implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      Connection running = current.get();
      if (running != null) {
        return kept(running, () -> {});
      }
      Connection taken = take();
      // Closed twice, it must not come back twice: two threads would share it.
      AtomicBoolean given = new AtomicBoolean(true);
      return kept(
          taken,
          () -> {
            if (given.compareAndSet(true, false)) {
              end(taken, true);
            }
          });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return physical.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      physical.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      physical.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return physical.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("org.syncline");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return physical.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return physical.isWrapperFor(type);
    }
  }
}
