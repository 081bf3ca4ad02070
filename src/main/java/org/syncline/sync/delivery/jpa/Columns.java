package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.platform.jpa.Sql;

/**
 * Columns in an order, for statements of one row and of many. PostgreSQL takes many rows in one
 * statement, as an array for each column, at less than it takes for a statement of each.
 */
record Columns<S>(List<Column<S, ?>> all) {
  Columns {
    all = List.copyOf(all);
  }

  @SafeVarargs
  static <S> Columns<S> of(Column<S, ?>... all) {
    return new Columns<>(List.of(all));
  }

  Columns<S> and(Columns<S> more) {
    return new Columns<>(Stream.concat(all.stream(), more.all.stream()).toList());
  }

  String names() {
    return joined(name -> name);
  }

  /** What is made of each name, divided by commas. */
  String joined(UnaryOperator<String> each) {
    return all.stream().map(Column::name).map(each).collect(Collectors.joining(", "));
  }

  /** Placeholders of one row. */
  String places() {
    return joined(name -> "?");
  }

  /** A table of many rows, from an array for each column. */
  String unnested(String alias) {
    return "unnest("
        + all.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "))
        + ") as "
        + alias
        + " ("
        + names()
        + ")";
  }

  void bind(Sql.Parameters parameters, S row) throws SQLException {
    for (Column<S, ?> column : all) {
      column.bind(parameters, row);
    }
  }

  void bindAll(Sql.Parameters parameters, Collection<? extends S> rows) throws SQLException {
    for (Column<S, ?> column : all) {
      column.bindAll(parameters, rows);
    }
  }
}
