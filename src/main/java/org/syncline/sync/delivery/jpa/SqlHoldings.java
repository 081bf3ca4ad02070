package org.syncline.sync.delivery.jpa;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Holding;
import org.syncline.sync.delivery.Holdings;

/** What targets hold, in its table. */
public final class SqlHoldings implements Holdings {
  private static final String COLUMNS =
      " (flow_id, record_id, sent, told, sent_before, external_id, version, doubt, alternations,"
          + " alternating_since, updated_at, resent)";
  private static final String VALUES = " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPSERT =
      "insert into delivery_state"
          + COLUMNS
          + VALUES
          + " on conflict (flow_id, record_id) do update set sent = excluded.sent,"
          + " told = excluded.told, sent_before = excluded.sent_before,"
          + " external_id = excluded.external_id, version = excluded.version,"
          + " doubt = excluded.doubt, alternations = excluded.alternations,"
          + " alternating_since = excluded.alternating_since, updated_at = excluded.updated_at,"
          + " resent = excluded.resent";
  // H2 has no "do update".
  private static final String UPSERT_H2 =
      "merge into delivery_state" + COLUMNS + " key (flow_id, record_id)" + VALUES;

  private final Sql sql;

  public SqlHoldings(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Holding> of(String flow, Collection<Long> records) {
    return sql.query(
        "select flow_id, record_id, sent, told, sent_before, external_id, version, doubt,"
            + " alternations, alternating_since, updated_at, resent from delivery_state"
            + " where flow_id = ? and record_id = any(?)",
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
              row.count("resent"));
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
    sql.batch(
        sql.postgres() ? UPSERT : UPSERT_H2,
        holdings,
        (Sql.Parameters p, Holding h) ->
            p.text(h.flow())
                .number(h.record())
                .text(h.sent())
                .text(h.told())
                .text(h.before())
                .text(h.externalId())
                .count(h.version())
                .numberOrNull(number(h.doubt()))
                .count(h.alternations())
                .time(h.alternatingSince())
                .time(h.updatedAt())
                .count(h.resent()));
  }
}
