package org.syncline.sync.delivery.jpa;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;
import org.syncline.sync.delivery.Telling;
import org.syncline.sync.delivery.Tellings;

/** What targets said, in its table. */
public final class SqlTellings implements Tellings {
  private static final String COLUMNS = " (flow_id, record_id, told, whole, at)";
  private static final String VALUES = " values (?, ?, ?, ?, ?)";
  private static final String UPSERT =
      "insert into delivery_told"
          + COLUMNS
          + VALUES
          + " on conflict (flow_id, record_id) do update set told = excluded.told,"
          + " whole = excluded.whole, at = excluded.at";
  // H2 has no "do update".
  private static final String UPSERT_H2 =
      "merge into delivery_told" + COLUMNS + " key (flow_id, record_id)" + VALUES;

  private final Sql sql;

  public SqlTellings(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void tell(Collection<Telling> tellings) {
    // In one order for all, so that two groups never wait for each other.
    List<Telling> sorted =
        tellings.stream()
            .sorted(Comparator.comparing(Telling::flow).thenComparingLong(Telling::record))
            .toList();
    sql.batch(
        sql.postgres() ? UPSERT : UPSERT_H2,
        sorted,
        (Sql.Parameters p, Telling telling) ->
            p.text(telling.flow())
                .number(telling.record())
                .bytes(telling.values().toBytes())
                .flag(telling.whole())
                .time(telling.at()));
  }

  @Override
  public List<Telling> of(String flow, Collection<Long> records) {
    return sql.query(
        "select flow_id, record_id, told, whole, at from delivery_told"
            + " where flow_id = ? and record_id = any(?)",
        p -> p.text(flow).numbers(records),
        row ->
            new Telling(
                row.text("flow_id"),
                row.number("record_id"),
                FieldValues.fromBytes(row.bytes("told")),
                row.flag("whole"),
                row.time("at")));
  }
}
