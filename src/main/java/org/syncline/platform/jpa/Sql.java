package org.syncline.platform.jpa;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on a datasource, with batches and typed parameters. Exceptions are passed on unchanged
 * inside {@link SqlFault}.
 */
public final class Sql {
  private static final int PART = 64;

  private final DataSource source;
  private final boolean postgres;

  public Sql(DataSource source, boolean postgres) {
    this.source = source;
    this.postgres = postgres;
  }

  /** Asks the database what it is. */
  public static Sql on(DataSource source) {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return new Sql(source, product.toLowerCase(java.util.Locale.ROOT).contains("postgres"));
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  public boolean postgres() {
    return postgres;
  }

  /** A {@link SQLException} on its way through code that can't declare it. */
  public static final class SqlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFault(SQLException cause) {
      super(cause);
    }
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  /** Sets the parameters of one execution. */
  @FunctionalInterface
  public interface Binder<T> {
    void bind(Parameters parameters, T item) throws SQLException;
  }

  /** Sets the parameters of a query. */
  @FunctionalInterface
  public interface Setter {
    void set(Parameters parameters) throws SQLException;
  }

  public <T> List<T> query(String sql, Setter setter, RowReader<T> reader) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      setter.set(new Parameters(connection, statement));
      try (ResultSet rows = statement.executeQuery()) {
        List<T> read = new ArrayList<>();
        Row row = new Row(rows);
        while (rows.next()) {
          read.add(reader.read(row));
        }
        return read;
      }
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  /**
   * Reads things with what each of them has, by one statement, so that they are as they were at one
   * moment.
   *
   * @param sql a join, with the rows of each thing together
   * @param id column of numbers that says which thing a row is of
   * @param one reads a thing, off the first row of it
   * @param many reads what it has, off each row
   * @param with puts them together
   */
  public <R, C, T> List<T> queryJoined(
      String sql,
      Setter setter,
      String id,
      RowReader<R> one,
      RowReader<C> many,
      BiFunction<R, List<C>, T> with) {
    Map<Long, R> things = new LinkedHashMap<>();
    Map<Long, List<C>> had = new LinkedHashMap<>();
    query(
        sql,
        setter,
        row -> {
          long thing = row.number(id);
          if (!things.containsKey(thing)) {
            things.put(thing, one.read(row));
          }
          return had.computeIfAbsent(thing, key -> new ArrayList<>()).add(many.read(row));
        });
    List<T> read = new ArrayList<>();
    things.forEach(
        (thing, value) -> read.add(with.apply(value, had.getOrDefault(thing, List.of()))));
    return read;
  }

  /**
   * Locks ever so many rows, in the order of the values that name them.
   *
   * @param sql locks those of an array, in the same order
   */
  public <V, T> List<T> queryForUpdate(
      String sql, Collection<V> values, Binder<List<V>> binder, RowReader<T> reader) {
    if (postgres) {
      return query(sql, p -> binder.bind(p, List.copyOf(values)), reader);
    }
    // H2 compares each row that it locks with one value after the other.
    List<V> all = List.copyOf(values);
    List<T> read = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PART) {
      List<V> part = all.subList(from, Math.min(all.size(), from + PART));
      read.addAll(query(sql, p -> binder.bind(p, part), reader));
    }
    return read;
  }

  public int update(String sql, Setter setter) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      setter.set(new Parameters(connection, statement));
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  /**
   * Runs one statement for all items in one batch.
   *
   * @return how many rows each of them changed, in their order
   */
  public <T> int[] batch(String sql, Collection<? extends T> items, Binder<T> binder) {
    if (items.isEmpty()) {
      return new int[0];
    }
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters parameters = new Parameters(connection, statement);
      for (T item : items) {
        parameters.restart();
        binder.bind(parameters, item);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  /** Positional parameters, set in order. */
  public static final class Parameters {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    void restart() {
      next = 1;
    }

    public Parameters text(@Nullable String value) throws SQLException {
      statement.setString(next++, value);
      return this;
    }

    public Parameters number(long value) throws SQLException {
      statement.setLong(next++, value);
      return this;
    }

    public Parameters numberOrNull(@Nullable Long value) throws SQLException {
      if (value == null) {
        statement.setNull(next++, Types.BIGINT);
      } else {
        statement.setLong(next++, value);
      }
      return this;
    }

    public Parameters count(int value) throws SQLException {
      statement.setInt(next++, value);
      return this;
    }

    public Parameters realOrNull(@Nullable Double value) throws SQLException {
      if (value == null) {
        statement.setNull(next++, Types.DOUBLE);
      } else {
        statement.setDouble(next++, value);
      }
      return this;
    }

    public Parameters flag(boolean value) throws SQLException {
      statement.setBoolean(next++, value);
      return this;
    }

    public Parameters bytes(byte @Nullable [] value) throws SQLException {
      statement.setBytes(next++, value);
      return this;
    }

    /** A key of bytes, one a character. */
    public Parameters key(String key) throws SQLException {
      return bytes(key.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Parameters time(@Nullable Instant value) throws SQLException {
      if (value == null) {
        statement.setNull(next++, Types.TIMESTAMP_WITH_TIMEZONE);
      } else {
        statement.setObject(next++, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
      }
      return this;
    }

    public Parameters day(LocalDate value) throws SQLException {
      statement.setObject(next++, value);
      return this;
    }

    public Parameters texts(Collection<? extends @Nullable String> values) throws SQLException {
      return array("varchar", values.toArray());
    }

    public Parameters numbers(Collection<? extends @Nullable Long> values) throws SQLException {
      return array("bigint", values.toArray());
    }

    /** Keys of bytes, one a character. */
    public Parameters keys(Collection<String> keys) throws SQLException {
      // H2 does not look at the name of the type.
      return array(
          "bytea",
          keys.stream()
              .map(key -> key.getBytes(StandardCharsets.ISO_8859_1))
              .toArray(byte[][]::new));
    }

    public Parameters counts(Collection<Integer> values) throws SQLException {
      return array("integer", values.toArray());
    }

    /** For PostgreSQL alone. */
    public Parameters times(Collection<? extends @Nullable Instant> values) throws SQLException {
      return array(
          "timestamptz",
          values.stream().map(time -> time == null ? null : time.toString()).toArray());
    }

    private Parameters array(String type, @Nullable Object[] values) throws SQLException {
      Array array = connection.createArrayOf(type, values);
      statement.setArray(next++, array);
      return this;
    }
  }

  /** One row of a result. */
  public static final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
      this.rows = rows;
    }

    public String text(String column) throws SQLException {
      String value = rows.getString(column);
      if (value == null) {
        throw new IllegalStateException("Column " + column + " is null.");
      }
      return value;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
      return rows.getString(column);
    }

    public long number(String column) throws SQLException {
      return rows.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
      long value = rows.getLong(column);
      return rows.wasNull() ? null : value;
    }

    public int count(String column) throws SQLException {
      return rows.getInt(column);
    }

    public @Nullable Double realOrNull(String column) throws SQLException {
      double value = rows.getDouble(column);
      return rows.wasNull() ? null : value;
    }

    public boolean flag(String column) throws SQLException {
      return rows.getBoolean(column);
    }

    public byte[] bytes(String column) throws SQLException {
      byte[] value = rows.getBytes(column);
      if (value == null) {
        throw new IllegalStateException("Column " + column + " is null.");
      }
      return value;
    }

    /** A key of bytes, one a character. */
    public String key(String column) throws SQLException {
      return new String(bytes(column), StandardCharsets.ISO_8859_1);
    }

    public byte @Nullable [] bytesOrNull(String column) throws SQLException {
      return rows.getBytes(column);
    }

    public LocalDate day(String column) throws SQLException {
      LocalDate value = rows.getObject(column, LocalDate.class);
      if (value == null) {
        throw new IllegalStateException("Column " + column + " is null.");
      }
      return value;
    }

    public Instant time(String column) throws SQLException {
      Instant value = timeOrNull(column);
      if (value == null) {
        throw new IllegalStateException("Column " + column + " is null.");
      }
      return value;
    }

    public @Nullable Instant timeOrNull(String column) throws SQLException {
      Timestamp value = rows.getTimestamp(column);
      return value == null ? null : value.toInstant();
    }
  }
}
