package org.syncline.record.jpa;

import java.util.Optional;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.SegmentStates;

/** The states in their table. */
public final class SqlSegmentStates implements SegmentStates {
  private final Sql sql;

  public SqlSegmentStates(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<State> find(long segment) {
    return sql
        .query(
            "select filter, position, since from segment_state where segment_id = ?",
            p -> p.number(segment),
            row -> new State(row.text("filter"), row.number("position"), row.time("since")))
        .stream()
        .findFirst();
  }

  @Override
  public void put(long segment, State state) {
    int changed =
        sql.update(
            "update segment_state set filter = ?, position = ?, since = ? where segment_id = ?",
            p ->
                p.text(state.filter())
                    .number(state.position())
                    .time(state.since())
                    .number(segment));
    if (changed == 0) {
      sql.update(
          "insert into segment_state (filter, position, since, segment_id) values (?, ?, ?, ?)",
          p -> p.text(state.filter()).number(state.position()).time(state.since()).number(segment));
    }
  }
}
