package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Delivery;

/**
 * A column of duties, for statements of one row and of many.
 *
 * @param type PostgreSQL's name of it
 */
record Column<T>(
    String name, String type, Function<Delivery, @Nullable T> value, One<T> one, Many<T> many) {

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

  static Column<String> text(String name, Function<Delivery, @Nullable String> value) {
    return new Column<>(name, "varchar", value, Sql.Parameters::text, Sql.Parameters::texts);
  }

  static Column<Instant> time(String name, Function<Delivery, @Nullable Instant> value) {
    return new Column<>(name, "timestamptz", value, Sql.Parameters::time, Sql.Parameters::times);
  }

  static Column<Long> number(String name, Function<Delivery, @Nullable Long> value) {
    return new Column<>(
        name, "bigint", value, Sql.Parameters::numberOrNull, Sql.Parameters::numbers);
  }

  void bind(Sql.Parameters parameters, Delivery delivery) throws SQLException {
    one.set(parameters, value.apply(delivery));
  }

  void bindAll(Sql.Parameters parameters, Collection<Delivery> deliveries) throws SQLException {
    List<@Nullable T> values = new ArrayList<>(deliveries.size());
    for (Delivery delivery : deliveries) {
      values.add(value.apply(delivery));
    }
    many.set(parameters, values);
  }
}
