package org.syncline.sync.delivery.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;
import org.syncline.sync.delivery.Telling;
import org.syncline.sync.delivery.Tellings;

/** What targets said, in its table. */
public final class SqlTellings implements Tellings {
  private static final String COLUMNS = " (flow_id, record_id, told, whole, at, true_at)";
  private static final String VALUES = " values (?, ?, ?, ?, ?, ?)";
  private static final String UPSERT =
      "insert into delivery_told"
          + COLUMNS
          + VALUES
          + " on conflict (flow_id, record_id) do update set told = excluded.told,"
          + " whole = excluded.whole, at = excluded.at, true_at = excluded.true_at";
  // H2 has no "do update".
  private static final String UPSERT_H2 =
      "merge into delivery_told" + COLUMNS + " key (flow_id, record_id)" + VALUES;

  // Nothing was said since: then that is older than any write.
  private static final String TOOK =
      "update delivery_told set told = case when at < ? then ? else ? end, whole = false,"
          + " at = case when at < ? then ? else at end where flow_id = ? and record_id = ?";
  private static final String FIRST =
      "insert into delivery_told" + COLUMNS + VALUES + " on conflict do nothing";
  private static final FieldValues NOTHING = FieldValues.of(Map.of());

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
    Map<Key, Telling> before = before(sorted);
    sql.batch(
        sql.postgres() ? UPSERT : UPSERT_H2,
        sorted.stream().map(telling -> added(before, telling)).toList(),
        (Sql.Parameters p, Telling telling) ->
            p.text(telling.flow())
                .number(telling.record())
                .bytes(telling.values().toBytes())
                .flag(telling.whole())
                .time(telling.at())
                .time(telling.trueAt()));
  }

  private record Key(String flow, long record) {}

  /** What was said before of records of which a part is said now, locked. */
  private Map<Key, Telling> before(List<Telling> sorted) {
    Map<String, List<Long>> parts = new TreeMap<>();
    for (Telling telling : sorted) {
      if (!telling.whole()) {
        parts.computeIfAbsent(telling.flow(), flow -> new ArrayList<>()).add(telling.record());
      }
    }
    Map<Key, Telling> before = new HashMap<>();
    parts.forEach(
        (flow, records) ->
            query(flow, records, " order by record_id for update")
                .forEach(telling -> before.put(new Key(flow, telling.record()), telling)));
    return before;
  }

  private static Telling added(Map<Key, Telling> before, Telling telling) {
    Telling first = telling.whole() ? null : before.get(new Key(telling.flow(), telling.record()));
    if (first == null) {
      return telling;
    }
    TreeMap<String, @Nullable Object> both = new TreeMap<>(first.values().asMap());
    both.putAll(telling.values().asMap());
    return new Telling(
        telling.flow(),
        telling.record(),
        FieldValues.of(both),
        first.whole(),
        telling.at(),
        oldest(first, telling));
  }

  /** What was taken from the hub is as new as that. */
  private static Instant oldest(Telling first, Telling second) {
    return first.at().equals(Instant.EPOCH) || second.trueAt().isBefore(first.trueAt())
        ? second.trueAt()
        : first.trueAt();
  }

  @Override
  public void took(Collection<Taken> taken) {
    List<Taken> sorted =
        taken.stream()
            .sorted(Comparator.comparing(Taken::flow).thenComparingLong(Taken::record))
            .toList();
    sql.batch(
        TOOK,
        sorted,
        (Sql.Parameters p, Taken one) ->
            p.time(one.claimed())
                .bytes(one.values().toBytes())
                .bytes(NOTHING.toBytes())
                .time(one.claimed())
                .time(Instant.EPOCH)
                .text(one.flow())
                .number(one.record()));
    sql.batch(
        FIRST,
        sorted,
        (Sql.Parameters p, Taken one) ->
            p.text(one.flow())
                .number(one.record())
                .bytes(one.values().toBytes())
                .flag(false)
                .time(Instant.EPOCH)
                .time(Instant.EPOCH));
  }

  @Override
  public List<Telling> of(String flow, Collection<Long> records) {
    return query(flow, records, "");
  }

  private List<Telling> query(String flow, Collection<Long> records, String more) {
    return sql.query(
        "select flow_id, record_id, told, whole, at, true_at from delivery_told"
            + " where flow_id = ? and record_id = any(?)"
            + more,
        p -> p.text(flow).numbers(records),
        row ->
            new Telling(
                row.text("flow_id"),
                row.number("record_id"),
                FieldValues.fromBytes(row.bytes("told")),
                row.flag("whole"),
                row.time("at"),
                row.time("true_at")));
  }
}
