package org.syncline.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL. */
final class MariaDialect implements Dialect {
  private final Vendor vendor;

  MariaDialect(Vendor vendor) {
    this.vendor = vendor;
  }

  @Override
  public char quote() {
    return '`';
  }

  @Override
  public List<String> opening(int statementSeconds) {
    List<String> statements = new ArrayList<>();
    // Otherwise texts that are too long are cut, and numbers bent, without a word.
    statements.add(
        "set session sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
    // Moments are bound as date and time in this zone.
    statements.add("set session time_zone = '+00:00'");
    statements.add("set session innodb_lock_wait_timeout = " + Math.min(5, statementSeconds));
    if (vendor == Vendor.MARIADB) {
      statements.add("set session max_statement_time = " + statementSeconds);
      // Locks of a hub that hangs are not held for ever.
      statements.add("set session idle_transaction_timeout = 60");
    }
    return statements;
  }

  @Override
  public String insert(Table table, List<Cell> cells) {
    return inserting(table, columns(table, cells));
  }

  /**
   * It fires on each unique constraint, so a row that another one than the key's leads to must not
   * be changed.
   */
  @Override
  public String upsert(Table table, List<Cell> cells) {
    List<String> changing = changing(table, cells);
    String isKeys =
        table.key().stream()
            .map(column -> quoted(column.name()))
            .map(column -> column + " = values(" + column + ")")
            .collect(Collectors.joining(" and "));
    String first = quoted(table.key().get(0).name());
    return inserting(table, cells.stream().map(cell -> cell.column().name()))
        + " on duplicate key update "
        + (changing.isEmpty()
            ? first + " = " + first
            : changing.stream()
                .map(
                    column ->
                        column + " = if(" + isKeys + ", values(" + column + "), " + column + ")")
                .collect(Collectors.joining(", ")));
  }

  @Override
  public PreparedStatement prepareMaking(Connection connection, Row row) throws SQLException {
    return tellsIds(row)
        ? connection.prepareStatement(row.sql(), Statement.RETURN_GENERATED_KEYS)
        : connection.prepareStatement(row.sql());
  }

  @Override
  public boolean tellsIds(Row row) {
    return row.kind() == Row.Kind.INSERT
        && row.knownId() == null
        && row.table().id().type() == ColumnType.INTEGER;
  }

  @Override
  public boolean mayMeetOthers() {
    return true;
  }

  @Override
  public boolean countsOnlyChanges() {
    return true;
  }

  @Override
  public void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.NULL);
    } else if (value instanceof ColumnType.Written written) {
      statement.setString(at, written.text());
    } else if (value instanceof Instant instant) {
      statement.setObject(at, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    } else if (value instanceof java.util.UUID uuid) {
      statement.setString(at, uuid.toString());
    } else {
      statement.setObject(at, value);
    }
  }

  @Override
  public @Nullable Instant instant(ResultSet rows, int at) throws SQLException {
    LocalDateTime there = rows.getObject(at, LocalDateTime.class);
    return there == null ? null : there.toInstant(ZoneOffset.UTC);
  }

  @Override
  public String uniqueColumns() {
    return "select index_name, column_name from information_schema.statistics"
        + " where table_schema = coalesce(?, database()) and table_name = ? and non_unique = 0";
  }
}
