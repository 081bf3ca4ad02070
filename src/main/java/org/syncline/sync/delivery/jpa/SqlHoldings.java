package org.syncline.sync.delivery.jpa;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Holding;
import org.syncline.sync.delivery.Holdings;

/** What targets hold, in its table. */
public final class SqlHoldings implements Holdings {
  private static final Columns<Holding> KEY =
      Columns.of(
          Column.text("flow_id", Holding::flow), Column.number("record_id", Holding::record));
  private static final Columns<Holding> STATE =
      Columns.of(
          Column.text("sent", Holding::sent),
          Column.text("told", Holding::told),
          Column.text("sent_before", Holding::before),
          Column.text("external_id", Holding::externalId),
          Column.number("version", holding -> (long) holding.version()),
          Column.number("doubt", holding -> number(holding.doubt())),
          Column.number("alternations", holding -> (long) holding.alternations()),
          Column.time("alternating_since", Holding::alternatingSince),
          Column.time("updated_at", Holding::updatedAt),
          Column.number("resent", holding -> (long) holding.resent()),
          Column.text("revision", Holding::revision));
  private static final Columns<Holding> COLUMNS = KEY.and(STATE);

  private static final String UPSERT_ALL =
      "insert into delivery_state ("
          + COLUMNS.names()
          + ") select * from "
          + COLUMNS.unnested("u")
          + " on conflict ("
          + KEY.names()
          + ") do update set "
          + STATE.joined(name -> name + " = excluded." + name);
  // H2 has no "do update".
  private static final String UPSERT_H2 =
      "merge into delivery_state ("
          + COLUMNS.names()
          + ") key ("
          + KEY.names()
          + ") values ("
          + COLUMNS.places()
          + ")";
  private static final String SELECT =
      "select " + COLUMNS.names() + " from delivery_state where flow_id = ? and record_id = any(?)";

  private final Sql sql;

  public SqlHoldings(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Holding> of(String flow, Collection<Long> records) {
    return sql.query(
        SELECT,
        p -> p.text(flow).numbers(records),
        row -> {
          Long doubt = row.numberOrNull("doubt");
          return new Holding(
              row.text("flow_id"),
              row.number("record_id"),
              row.textOrNull("sent"),
              row.textOrNull("told"),
              row.textOrNull("sent_before"),
              row.textOrNull("external_id"),
              row.count("version"),
              doubt == null ? null : (Integer) doubt.intValue(),
              row.count("alternations"),
              row.timeOrNull("alternating_since"),
              row.time("updated_at"),
              row.count("resent"),
              row.textOrNull("revision"));
        });
  }

  private static @Nullable Long number(@Nullable Integer value) {
    return value == null ? null : (Long) value.longValue();
  }

  @Override
  public long doubts(String flow) {
    return sql.query(
            "select count(*) as n from delivery_state"
                + " where flow_id = ? and record_id > 0 and doubt is not null",
            p -> p.text(flow),
            row -> row.number("n"))
        .get(0);
  }

  @Override
  public void keep(Collection<Holding> holdings) {
    if (!sql.postgres()) {
      sql.batch(UPSERT_H2, holdings, COLUMNS::bind);
    } else if (!holdings.isEmpty()) {
      sql.update(UPSERT_ALL, p -> COLUMNS.bindAll(p, holdings));
    }
  }
}
