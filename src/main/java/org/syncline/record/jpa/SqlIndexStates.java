package org.syncline.record.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.IndexState;
import org.syncline.record.IndexStates;

/** The states in their table; the names as JSON lists. */
public final class SqlIndexStates implements IndexStates {
  private static final String SELECT =
      "select ready, building, position, since from record_index where record_type = ?";

  private final Sql sql;

  public SqlIndexStates(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<IndexState> find(String recordType) {
    return sql.query(SELECT, p -> p.text(recordType), SqlIndexStates::read).stream().findFirst();
  }

  @Override
  public Optional<IndexState> lock(String recordType) {
    return sql.query(SELECT + " for update", p -> p.text(recordType), SqlIndexStates::read).stream()
        .findFirst();
  }

  @Override
  public void put(String recordType, IndexState state) {
    int changed =
        sql.update(
            "update record_index set ready = ?, building = ?, position = ?, since = ?"
                + " where record_type = ?",
            p -> content(p, state).text(recordType));
    if (changed == 0) {
      sql.update(
          "insert into record_index (ready, building, position, since, record_type)"
              + " values (?, ?, ?, ?, ?)",
          p -> content(p, state).text(recordType));
    }
  }

  private static Sql.Parameters content(Sql.Parameters p, IndexState state) throws SQLException {
    return p.bytes(json(state.ready()))
        .bytes(json(state.building()))
        .number(state.position())
        .time(state.since());
  }

  private static IndexState read(Sql.Row row) throws SQLException {
    return new IndexState(
        names(row.bytes("ready")),
        names(row.bytes("building")),
        row.number("position"),
        row.time("since"));
  }

  private static byte[] json(Collection<String> names) {
    return JsonRows.toBytes(new TreeSet<>(names).stream().map(List::of).toList());
  }

  private static Set<String> names(byte[] bytes) {
    return new TreeSet<>(JsonRows.fromBytes(bytes).stream().map(row -> row.get(0)).toList());
  }
}
