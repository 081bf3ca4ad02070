package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;

/**
 * A column of a table that keeps such things.
 *
 * @param type PostgreSQL's name of it
 */
record Column<S, T>(
    String name, String type, Function<S, @Nullable T> value, One<T> one, Many<T> many) {

  /** Sets one value. */
  @FunctionalInterface
  interface One<T> {
    void set(Sql.Parameters parameters, @Nullable T value) throws SQLException;
  }

  /** Sets an array of values. */
  @FunctionalInterface
  interface Many<T> {
    void set(Sql.Parameters parameters, List<@Nullable T> values) throws SQLException;
  }

  static <S> Column<S, String> text(String name, Function<S, @Nullable String> value) {
    return new Column<>(name, "varchar", value, Sql.Parameters::text, Sql.Parameters::texts);
  }

  static <S> Column<S, Instant> time(String name, Function<S, @Nullable Instant> value) {
    return new Column<>(name, "timestamptz", value, Sql.Parameters::time, Sql.Parameters::times);
  }

  static <S> Column<S, Long> number(String name, Function<S, @Nullable Long> value) {
    return new Column<>(
        name, "bigint", value, Sql.Parameters::numberOrNull, Sql.Parameters::numbers);
  }

  void bind(Sql.Parameters parameters, S row) throws SQLException {
    one.set(parameters, value.apply(row));
  }

  void bindAll(Sql.Parameters parameters, Collection<? extends S> rows) throws SQLException {
    List<@Nullable T> values = new ArrayList<>(rows.size());
    for (S row : rows) {
      values.add(value.apply(row));
    }
    many.set(parameters, values);
  }
}
