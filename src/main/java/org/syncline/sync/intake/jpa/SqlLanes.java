package org.syncline.sync.intake.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.intake.Held;
import org.syncline.sync.intake.LaneKey;
import org.syncline.sync.intake.Lanes;

/** Lane locks as bucket rows, held messages as rows of their own. */
public final class SqlLanes implements Lanes {
  private static final String COLUMNS =
      "select receipt_id, flow_id, kind, lane_key, stamp, wait_key, ready, since from held ";

  private final Sql sql;
  private final int bucketCount;

  public SqlLanes(Sql sql) {
    this.sql = sql;
    this.bucketCount =
        sql.query("select count(*) as n from bucket", p -> {}, row -> row.count("n")).get(0);
  }

  @Override
  public int bucketCount() {
    return bucketCount;
  }

  @Override
  public void lock(SortedSet<Integer> buckets) {
    sql.queryForUpdate(
        "select id from bucket where id = any(?) order by id for update",
        buckets,
        Sql.Parameters::counts,
        row -> row.count("id"));
  }

  @Override
  public List<Held> inLanes(Collection<LaneKey> lanes) {
    Set<String> keys = new LinkedHashSet<>();
    Set<String> flows = new LinkedHashSet<>();
    for (LaneKey lane : lanes) {
      keys.add(lane.key());
      flows.add(lane.flow());
    }
    Set<LaneKey> wanted = new HashSet<>(lanes);
    return sql
        .query(
            COLUMNS + "where lane_key = any(?) and flow_id = any(?) order by receipt_id",
            p -> p.texts(keys).texts(flows),
            SqlLanes::read)
        .stream()
        .filter(held -> held.key() != null && wanted.contains(new LaneKey(held.flow(), held.key())))
        .toList();
  }

  @Override
  public List<Held> ofReceipts(Collection<Long> receipts) {
    return sql.query(
        COLUMNS + "where receipt_id = any(?)", p -> p.numbers(receipts), SqlLanes::read);
  }

  @Override
  public List<Held> waitingFor(Collection<String> waitKeys) {
    return sql.query(COLUMNS + "where wait_key = any(?)", p -> p.texts(waitKeys), SqlLanes::read);
  }

  @Override
  public List<Held> ready(long afterReceipt, int atMost) {
    return sql.query(
        COLUMNS + "where ready and receipt_id > ? order by receipt_id limit ?",
        p -> p.number(afterReceipt).count(atMost),
        SqlLanes::read);
  }

  @Override
  public void add(Collection<Held> held) {
    sql.batch(
        "insert into held (receipt_id, flow_id, kind, lane_key, stamp, wait_key, ready, since)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        held,
        (Sql.Parameters p, Held h) ->
            id(p, h)
                .text(h.key())
                .numberOrNull(h.stamp())
                .text(h.waitKey())
                .flag(h.ready())
                .time(h.since()));
  }

  @Override
  public void update(Collection<Held> held) {
    sql.batch(
        "update held set lane_key = ?, ready = ?, stamp = ?, wait_key = ?"
            + " where receipt_id = ? and flow_id = ? and kind = ?",
        held,
        (Sql.Parameters p, Held h) ->
            id(p.text(h.key()).flag(h.ready()).numberOrNull(h.stamp()).text(h.waitKey()), h));
  }

  @Override
  public void wake(Collection<Held> held) {
    sql.batch(
        "update held set ready = true where receipt_id = ? and flow_id = ? and kind = ?",
        held,
        (Sql.Parameters p, Held h) -> id(p, h));
  }

  @Override
  public void remove(Collection<Held> held) {
    sql.batch(
        "delete from held where receipt_id = ? and flow_id = ? and kind = ?",
        held,
        (Sql.Parameters p, Held h) -> id(p, h));
  }

  @Override
  public List<Held> waitingForParents(long afterReceipt, int atMost) {
    return sql.query(
        COLUMNS
            + "where wait_key is not null and not ready and receipt_id > ?"
            + " order by receipt_id limit ?",
        p -> p.number(afterReceipt).count(atMost),
        SqlLanes::read);
  }

  @Override
  public List<Held> waitingSince(Instant latest, long afterReceipt, int atMost) {
    return sql.query(
        COLUMNS
            + "where wait_key is not null and not ready and kind = 'PARENT' and since <= ?"
            + " and receipt_id > ? order by receipt_id limit ?",
        p -> p.time(latest).number(afterReceipt).count(atMost),
        SqlLanes::read);
  }

  private static Sql.Parameters id(Sql.Parameters p, Held held) throws SQLException {
    return p.number(held.receipt()).text(held.flow()).text(held.kind().name());
  }

  private static Held read(Sql.Row row) throws SQLException {
    return new Held(
        row.number("receipt_id"),
        row.text("flow_id"),
        Held.Kind.valueOf(row.text("kind")),
        row.textOrNull("lane_key"),
        row.numberOrNull("stamp"),
        row.textOrNull("wait_key"),
        row.flag("ready"),
        row.time("since"));
  }
}
