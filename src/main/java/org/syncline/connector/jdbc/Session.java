package org.syncline.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** A connection to a database, logged in. Used by one thread at a time. */
final class Session {
  private static final Logger LOG = Logger.getLogger(Session.class.getName());

  private final Connection connection;
  private final Instant openedAt;
  private final Set<List<Object>> known = new HashSet<>();
  private Instant usedAt;
  private boolean reused;

  Session(Connection connection, Instant now) {
    this.connection = connection;
    this.openedAt = now;
    this.usedAt = now;
  }

  Connection connection() {
    return connection;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant usedAt() {
    return usedAt;
  }

  /** Whether it was used before, so that it may be dead without anybody knowing. */
  boolean isReused() {
    return reused;
  }

  void rest(Instant now) {
    usedAt = now;
    reused = true;
  }

  /** How long the driver waits for the next bytes. */
  void limit(Duration time) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, time.toMillis()));
  }

  boolean isAlive(Duration time) {
    try {
      limit(time);
      return connection.isValid((int) Math.max(1, time.toSeconds()));
    } catch (SQLException dead) {
      return false;
    }
  }

  /** Closes the socket, whoever uses it. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.log(
          Level.FINE, "A connection to a database was not to be broken off: {0}", e.getSQLState());
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "A connection to a database was not to be closed: {0}", e.getSQLState());
    }
  }

  /** Whether it can be used again. */
  boolean rollBack() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException broken) {
      return false;
    }
  }

  /**
   * That columns have a unique constraint, or a part of them; looked up once in a session.
   *
   * @throws Misfit where they have not
   */
  void requireUnique(Dialect dialect, Table table, List<Identifier> columns)
      throws SQLException, Misfit {
    String sql = dialect.uniqueColumns();
    List<Object> question = List.of(dialect.quoted(table), columns);
    if (sql == null || known.contains(question)) {
      return;
    }
    Map<String, Set<String>> indexes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema() == null ? null : table.schema().name());
      statement.setString(2, table.name().name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          indexes
              .computeIfAbsent(rows.getString(1), name -> new HashSet<>())
              .add(rows.getString(2).toLowerCase(Locale.ROOT));
        }
      }
    }
    Set<String> wanted =
        columns.stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (indexes.values().stream().noneMatch(wanted::containsAll)) {
      throw new Misfit(
          "Table '"
              + table.name().name()
              + "' has no unique constraint on "
              + columns.stream().map(Identifier::name).collect(Collectors.joining(", "))
              + ", or the user may not see it: add one, else rows would be made twice.");
    }
    known.add(question);
  }
}
