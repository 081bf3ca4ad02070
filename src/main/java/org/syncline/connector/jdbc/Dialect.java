package org.syncline.connector.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one family of databases says things. Names in statements are quoted {@link Identifier}s,
 * values are bound.
 */
interface Dialect {

  static Dialect of(Vendor vendor) {
    return switch (vendor) {
      case POSTGRESQL -> new PostgresDialect();
      case MARIADB, MYSQL -> new MariaDialect(vendor);
    };
  }

  char quote();

  /** Settings of a session that was just opened. */
  List<String> opening(int statementSeconds);

  /** A row that is there already under the same ledger entry is not made again. */
  String insert(Table table, List<Cell> cells);

  String upsert(Table table, List<Cell> cells);

  /** For statements that make rows; it tells their ids where the driver can. */
  PreparedStatement prepareMaking(Connection connection, Row row) throws SQLException;

  /** Whether the driver tells the ids of rows that the statement made. */
  boolean tellsIds(Row row);

  /**
   * Whether an upsert may have met another row than the key's: one that has the same values in
   * another unique constraint.
   */
  boolean mayMeetOthers();

  /** Whether rows that had all values before are not counted as changed. */
  boolean countsOnlyChanges();

  void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException;

  /** A moment that a column holds. */
  @Nullable Instant instant(ResultSet rows, int at) throws SQLException;

  /** Whether a column that is not NULL holds a value as it is bound. */
  default boolean holds(ResultSet rows, int at, Object value) throws SQLException {
    if (value instanceof ColumnType.Written written) {
      String text = rows.getString(at);
      return written.json() ? JsonText.same(written.text(), text) : written.text().equals(text);
    }
    if (value instanceof BigDecimal number) {
      BigDecimal there = rows.getBigDecimal(at);
      return there != null && number.compareTo(there) == 0;
    }
    if (value instanceof byte[] bytes) {
      return Arrays.equals(bytes, rows.getBytes(at));
    }
    if (value instanceof Instant) {
      return value.equals(instant(rows, at));
    }
    if (value instanceof Long number) {
      return number == rows.getLong(at);
    }
    if (value instanceof Boolean flag) {
      return flag == rows.getBoolean(at);
    }
    if (value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime) {
      return value.equals(rows.getObject(at, value.getClass()));
    }
    return value.toString().equals(rows.getString(at));
  }

  /**
   * Asks for the columns of a table's unique constraints, each with the name of its own, by the
   * schema or null, and the table; null where the database refuses by itself what needs a
   * constraint that is not there.
   */
  @Nullable String uniqueColumns();

  default String quoted(Identifier name) {
    return quote() + name.name() + quote();
  }

  default String quoted(Table table) {
    return table.schema() == null
        ? quoted(table.name())
        : quoted(table.schema()) + "." + quoted(table.name());
  }

  default String update(Table table, List<Cell> cells) {
    String id = quoted(table.id().name());
    String changes =
        cells.stream()
            .map(cell -> quoted(cell.column().name()) + " = ?")
            .collect(Collectors.joining(", "));
    return "update "
        + quoted(table)
        + " set "
        + (changes.isEmpty() ? id + " = " + id : changes)
        + byId(table);
  }

  /** Changes the row of a key. */
  default String updateByKey(Table table, List<Cell> changes, List<Cell> key) {
    return "update "
        + quoted(table)
        + " set "
        + changes.stream()
            .map(cell -> quoted(cell.column().name()) + " = ?")
            .collect(Collectors.joining(", "))
        + " where "
        + key.stream()
            .map(cell -> quoted(cell.column().name()) + " = ?")
            .collect(Collectors.joining(" and "));
  }

  default String archive(Table table, Table.Archive archive) {
    return "update "
        + quoted(table)
        + " set "
        + quoted(archive.column().name())
        + " = "
        + (archive.now() ? "current_timestamp" : "?")
        + byId(table);
  }

  default String delete(Table table) {
    return "delete from " + quoted(table) + byId(table);
  }

  private String byId(Table table) {
    return " where " + quoted(table.id().name()) + " = ?";
  }

  /** The id of a row, then the columns asked for, where all conditions hold. */
  default String select(Table table, List<Identifier> columns, List<Identifier> conditions) {
    return "select "
        + Stream.concat(Stream.of(table.id().name()), columns.stream())
            .map(this::quoted)
            .collect(Collectors.joining(", "))
        + " from "
        + quoted(table)
        + " where "
        + conditions.stream()
            .map(column -> quoted(column) + " = ?")
            .collect(Collectors.joining(" and "));
  }

  /** A page of ids; behind one that is bound, unless it is the first page. */
  default String page(Table table, boolean first, int rows) {
    String id = quoted(table.id().name());
    return "select "
        + id
        + " from "
        + quoted(table)
        + (first ? "" : " where " + id + " > ?")
        + " order by "
        + id
        + " limit "
        + rows;
  }

  /** Nothing, but it fails where one of the columns is missing. */
  default String look(Table table, List<Identifier> columns) {
    return "select "
        + columns.stream().map(this::quoted).collect(Collectors.joining(", "))
        + " from "
        + quoted(table)
        + " where 1 = 0";
  }

  /** {@code insert into t (a, b) values (?, ?)}. */
  default String inserting(Table table, Stream<Identifier> columns) {
    List<String> names = columns.map(this::quoted).toList();
    return "insert into "
        + quoted(table)
        + " ("
        + String.join(", ", names)
        + ") values ("
        + names.stream().map(name -> "?").collect(Collectors.joining(", "))
        + ")";
  }

  /** The columns that an upsert changes: its key and the external id stay. */
  default List<String> changing(Table table, List<Cell> cells) {
    return cells.stream()
        .map(cell -> cell.column().name())
        .filter(name -> !table.isKey(name) && !table.id().name().equals(name))
        .map(this::quoted)
        .toList();
  }

  /** Columns of a new row. */
  default Stream<Identifier> columns(Table table, List<Cell> cells) {
    Stream<Identifier> own = cells.stream().map(cell -> cell.column().name());
    return table.ledger() == null ? own : Stream.concat(own, Stream.of(table.ledger()));
  }
}
