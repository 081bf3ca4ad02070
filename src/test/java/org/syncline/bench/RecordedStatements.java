package org.syncline.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that somebody runs, with their parameters, batches and commits; and the same again
 * by plain JDBC, on a database like the one that they were recorded on.
 */
final class RecordedStatements {
  private final List<List<Step>> transactions = new ArrayList<>();
  private volatile boolean recording;

  /** Sets one parameter. */
  @FunctionalInterface
  private interface Parameter {
    void set(Connection connection, PreparedStatement statement) throws SQLException;
  }

  private enum Kind {
    QUERY,
    UPDATE,
    BATCH
  }

  /**
   * One execution.
   *
   * @param rows parameters; several for a batch
   */
  private record Step(String sql, Kind kind, List<List<Parameter>> rows) {}

  /** From now on transactions that commit are kept, in place of what was kept before. */
  void begin() {
    transactions.clear();
    recording = true;
  }

  void end() {
    recording = false;
  }

  int transactions() {
    return transactions.size();
  }

  /** A database whose statements are recorded. */
  DataSource on(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (method, arguments, result) ->
            result instanceof Connection connection ? recorded(connection) : result);
  }

  private Connection recorded(Connection connection) {
    List<Step> running = new ArrayList<>();
    Map<Object, Object[]> arrays = new IdentityHashMap<>();
    return proxy(
        Connection.class,
        connection,
        (method, arguments, result) -> {
          switch (method.getName()) {
            case "createArrayOf" -> arrays.put(result, arguments);
            case "commit" -> {
              keep(running);
              arrays.clear();
            }
            case "rollback" -> running.clear();
            default -> {
              if (result instanceof PreparedStatement statement) {
                return recorded(statement, (String) arguments[0], running, arrays);
              }
            }
          }
          return result;
        });
  }

  private void keep(List<Step> running) {
    if (recording && !running.isEmpty()) {
      synchronized (transactions) {
        transactions.add(List.copyOf(running));
      }
    }
    running.clear();
  }

  private PreparedStatement recorded(
      PreparedStatement statement, String sql, List<Step> running, Map<Object, Object[]> arrays) {
    List<List<Parameter>> rows = new ArrayList<>();
    List<Parameter> row = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments, result) -> {
          if (!recording) {
            return result;
          }
          String name = method.getName();
          if (name.startsWith("set") && arguments.length >= 2) {
            row.add(parameter(name, arguments, arrays));
          } else if (name.equals("addBatch")) {
            rows.add(List.copyOf(row));
            row.clear();
          } else if (name.startsWith("execute")) {
            boolean batch = name.equals("executeBatch");
            running.add(
                new Step(
                    sql,
                    batch ? Kind.BATCH : name.equals("executeQuery") ? Kind.QUERY : Kind.UPDATE,
                    batch ? List.copyOf(rows) : List.of(List.copyOf(row))));
            rows.clear();
            row.clear();
          }
          return result;
        });
  }

  private static Parameter parameter(
      String setter, Object[] arguments, Map<Object, Object[]> arrays) {
    int index = (Integer) arguments[0];
    Object value = arguments[1];
    return switch (setter) {
      case "setString" -> (c, s) -> s.setString(index, (String) value);
      case "setLong" -> (c, s) -> s.setLong(index, (Long) value);
      case "setInt" -> (c, s) -> s.setInt(index, (Integer) value);
      case "setBoolean" -> (c, s) -> s.setBoolean(index, (Boolean) value);
      case "setBytes" -> (c, s) -> s.setBytes(index, (byte[]) value);
      case "setNull" -> (c, s) -> s.setNull(index, (Integer) value);
      case "setObject" -> (c, s) -> s.setObject(index, value);
      case "setArray" -> {
        Object[] made = arrays.get(value);
        yield (c, s) -> {
          Array array = c.createArrayOf((String) made[0], (Object[]) made[1]);
          s.setArray(index, array);
        };
      }
      default -> throw new IllegalStateException("Not recorded: " + setter);
    };
  }

  /**
   * What a replay took.
   *
   * @param processors time of all processors
   */
  record Took(double seconds, Duration processors) {}

  /**
   * Runs all transactions on connections of this database, one after the other on each.
   *
   * @param processors processor time until now of this process and of the database, whose processes
   *     end with their connections
   */
  Took replay(DataSource source, int connections, Supplier<Duration> processors) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Connection> open = new ArrayList<>();
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        Connection connection = source.getConnection();
        open.add(connection);
        work.add(
            () -> {
              replay(connection, next);
              return null;
            });
      }
      Duration before = processors.get();
      long begin = System.nanoTime();
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Took(seconds, processors.get().minus(before));
    } finally {
      threads.shutdownNow();
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  private void replay(Connection connection, AtomicInteger next) throws SQLException {
    Map<String, PreparedStatement> prepared = new HashMap<>();
    connection.setAutoCommit(false);
    int i;
    while ((i = next.getAndIncrement()) < transactions.size()) {
      for (Step step : transactions.get(i)) {
        PreparedStatement statement = prepared.get(step.sql());
        if (statement == null) {
          statement = connection.prepareStatement(step.sql());
          prepared.put(step.sql(), statement);
        }
        run(connection, statement, step);
      }
      connection.commit();
    }
  }

  private static void run(Connection connection, PreparedStatement statement, Step step)
      throws SQLException {
    for (List<Parameter> row : step.rows()) {
      for (Parameter parameter : row) {
        parameter.set(connection, statement);
      }
      if (step.kind() == Kind.BATCH) {
        statement.addBatch();
      }
    }
    switch (step.kind()) {
      case BATCH -> statement.executeBatch();
      case UPDATE -> statement.executeUpdate();
      case QUERY -> {
        try (ResultSet rows = statement.executeQuery()) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
              rows.getObject(i);
            }
          }
        }
      }
    }
  }

  @FunctionalInterface
  private interface After {
    @Nullable Object called(Method method, Object[] arguments, @Nullable Object result);
  }

  private static <T> T proxy(Class<T> type, Object to, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordedStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return after.called(
                    method,
                    arguments == null ? new Object[0] : arguments,
                    method.invoke(to, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
