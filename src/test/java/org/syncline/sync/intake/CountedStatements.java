package org.syncline.sync.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that writes down each statement that is sent to it; a batch is one. */
public final class CountedStatements {
  private final List<String> sent = new ArrayList<>();

  /** The database, counted. */
  public DataSource on(DataSource source) {
    return (DataSource)
        proxy(
            DataSource.class,
            source,
            (method, result, arguments) ->
                result instanceof Connection connection ? counted(connection) : result);
  }

  private Connection counted(Connection connection) {
    return (Connection)
        proxy(
            Connection.class,
            connection,
            (method, result, arguments) ->
                result instanceof PreparedStatement statement && arguments != null
                    ? counted(statement, String.valueOf(arguments[0]))
                    : result);
  }

  private PreparedStatement counted(PreparedStatement statement, String sql) {
    return (PreparedStatement)
        proxy(
            PreparedStatement.class,
            statement,
            (method, result, arguments) -> {
              if (method.getName().startsWith("execute")) {
                synchronized (sent) {
                  sent.add(sql);
                }
              }
              return result;
            });
  }

  /** Those that were sent since it was asked last. */
  public List<String> sinceLast() {
    synchronized (sent) {
      List<String> all = List.copyOf(sent);
      sent.clear();
      return all;
    }
  }

  private interface After {
    @Nullable Object called(Method method, @Nullable Object result, Object @Nullable [] arguments);
  }

  private static Object proxy(Class<?> type, Object to, After after) {
    return Proxy.newProxyInstance(
        CountedStatements.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          try {
            return after.called(method, method.invoke(to, arguments), arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
