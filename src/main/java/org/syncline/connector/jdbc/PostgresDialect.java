package org.syncline.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

  @Override
  public char quote() {
    return '"';
  }

  @Override
  public List<String> opening(int statementSeconds) {
    return List.of(
        "set statement_timeout = '" + statementSeconds + "s'",
        "set lock_timeout = '" + Math.min(5, statementSeconds) + "s'",
        // Locks of a hub that hangs are not held for ever.
        "set idle_in_transaction_session_timeout = '60s'");
  }

  @Override
  public String insert(Table table, List<Cell> cells) {
    String insert = inserting(table, columns(table, cells));
    return table.ledger() == null
        ? insert
        : insert + " on conflict (" + quoted(table.ledger()) + ") do nothing";
  }

  @Override
  public String upsert(Table table, List<Cell> cells) {
    List<String> changing = changing(table, cells);
    String first = quoted(table.key().get(0).name());
    return inserting(table, cells.stream().map(cell -> cell.column().name()))
        + " on conflict ("
        + table.key().stream()
            .map(column -> quoted(column.name()))
            .collect(Collectors.joining(", "))
        + ") do update set "
        + (changing.isEmpty() ? List.of(first) : changing)
            .stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
  }

  @Override
  public PreparedStatement prepareMaking(Connection connection, Row row) throws SQLException {
    return tellsIds(row)
        ? connection.prepareStatement(row.sql(), new String[] {row.table().id().name().name()})
        : connection.prepareStatement(row.sql());
  }

  @Override
  public boolean tellsIds(Row row) {
    return row.knownId() == null;
  }

  @Override
  public boolean mayMeetOthers() {
    return false;
  }

  @Override
  public boolean countsOnlyChanges() {
    return false;
  }

  @Override
  public void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      // Of no type, so that it fits each column.
      statement.setNull(at, Types.NULL);
    } else if (value instanceof ColumnType.Written written) {
      statement.setObject(at, written.text(), Types.OTHER);
    } else if (value instanceof Instant instant) {
      statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(at, value);
    }
  }

  @Override
  public @Nullable Instant instant(ResultSet rows, int at) throws SQLException {
    OffsetDateTime there = rows.getObject(at, OffsetDateTime.class);
    return there == null ? null : there.toInstant();
  }

  /** It refuses an {@code on conflict} without such a constraint by itself. */
  @Override
  public @Nullable String uniqueColumns() {
    return null;
  }
}
