package org.syncline.sync.sweep.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.sweep.TargetRows;

/** Rows of targets in their table. */
public final class SqlTargetRows implements TargetRows {
  private static final String SELECT =
      "select id, external_id, state, record_id from target_row where ";

  private final Sql sql;

  public SqlTargetRows(Sql sql) {
    this.sql = sql;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(Collection<State> states) {
    return states.stream().map(SqlTargetRows::word).toList();
  }

  @Override
  public int add(long sweep, String flow, Collection<String> externalIds) {
    int added = 0;
    for (int rows :
        sql.batch(
            "insert into target_row (instance_id, flow_id, external_id, state)"
                + " values (?, ?, ?, 'listed') on conflict do nothing",
            externalIds,
            (Sql.Parameters p, String id) -> p.number(sweep).text(flow).text(id))) {
      added += rows;
    }
    return added;
  }

  @Override
  public List<Row> after(long sweep, long id, int atMost) {
    return sql.query(
        SELECT + "instance_id = ? and id > ? order by id limit ?",
        p -> p.number(sweep).number(id).count(atMost),
        SqlTargetRows::read);
  }

  @Override
  public List<Row> in(long sweep, Collection<State> states, long id, int atMost) {
    return sql.query(
        SELECT + "instance_id = ? and id > ? and state = any(?) order by id limit ?",
        p -> p.number(sweep).number(id).texts(words(states)).count(atMost),
        SqlTargetRows::read);
  }

  @Override
  public long count(long sweep, Collection<State> states) {
    return sql.query(
            "select count(*) as n from target_row where instance_id = ? and state = any(?)",
            p -> p.number(sweep).texts(words(states)),
            row -> row.number("n"))
        .get(0);
  }

  @Override
  public void keep(Collection<Row> rows) {
    sql.batch(
        "update target_row set state = ?, record_id = ? where id = ?",
        rows,
        (Sql.Parameters p, Row row) ->
            p.text(word(row.state())).numberOrNull(row.record()).number(row.id()));
  }

  @Override
  public void forget(Collection<Row> rows) {
    sql.batch(
        "delete from target_row where id = ?",
        rows,
        (Sql.Parameters p, Row row) -> p.number(row.id()));
  }

  @Override
  public void forgetUnseen(String flow, long before) {
    sql.update(
        "delete from target_row where flow_id = ? and instance_id < ? and state = 'listed'",
        p -> p.text(flow).number(before));
  }

  @Override
  public List<Row> planned(String flow, Collection<String> externalIds) {
    return sql.query(
        SELECT + "flow_id = ? and external_id = any(?) and state = 'planned'",
        p -> p.text(flow).texts(externalIds),
        SqlTargetRows::read);
  }

  private static Row read(Sql.Row row) throws SQLException {
    return new Row(
        row.number("id"),
        row.text("external_id"),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.numberOrNull("record_id"));
  }
}
