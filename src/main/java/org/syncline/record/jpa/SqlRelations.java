package org.syncline.record.jpa;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;
import org.syncline.record.Relation;
import org.syncline.record.RelationChange;
import org.syncline.record.Relations;

/** Relations as one row each, with history rows. */
public final class SqlRelations implements Relations {
  private static final String SELECT =
      "select record_id, name, other_id, field_values, receipt_id, since, changed_at"
          + " from record_relation ";

  private final Sql sql;

  public SqlRelations(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Relation> find(Relation.Key key) {
    return sql
        .query(
            SELECT + "where record_id = ? and name = ? and other_id = ?",
            p -> key(p, key),
            SqlRelations::read)
        .stream()
        .findFirst();
  }

  @Override
  public void put(Relation relation, RelationChange change) {
    int changed =
        sql.update(
            "update record_relation set field_values = ?, receipt_id = ?, since = ?,"
                + " changed_at = ? where record_id = ? and name = ? and other_id = ?",
            p -> key(content(p, relation), relation.key()));
    if (changed == 0) {
      sql.update(
          "insert into record_relation (field_values, receipt_id, since, changed_at, record_id,"
              + " name, other_id) values (?, ?, ?, ?, ?, ?, ?)",
          p -> key(content(p, relation), relation.key()));
    }
    note(change);
  }

  private static Sql.Parameters content(Sql.Parameters p, Relation relation) throws SQLException {
    return p.bytes(relation.values().toBytes())
        .number(relation.receipt())
        .time(relation.since())
        .time(relation.changedAt());
  }

  private static Sql.Parameters key(Sql.Parameters p, Relation.Key key) throws SQLException {
    return p.number(key.record()).text(key.name()).number(key.other());
  }

  @Override
  public void remove(Relation.Key key, RelationChange change) {
    sql.update(
        "delete from record_relation where record_id = ? and name = ? and other_id = ?",
        p -> key(p, key));
    note(change);
  }

  private void note(RelationChange change) {
    FieldValues was = change.was();
    FieldValues is = change.is();
    sql.update(
        "insert into relation_history (receipt_id, at, was_values, is_values, record_id, name,"
            + " other_id) values (?, ?, ?, ?, ?, ?, ?)",
        p ->
            key(
                p.number(change.receipt())
                    .time(change.at())
                    .bytes(was == null ? null : was.toBytes())
                    .bytes(is == null ? null : is.toBytes()),
                change.key()));
  }

  @Override
  public List<RelationChange> history(Relation.Key key) {
    return sql.query(
        "select receipt_id, at, was_values, is_values from relation_history"
            + " where record_id = ? and name = ? and other_id = ? order by receipt_id",
        p -> key(p, key),
        row ->
            new RelationChange(
                key,
                row.number("receipt_id"),
                row.time("at"),
                values(row.bytesOrNull("was_values")),
                values(row.bytesOrNull("is_values"))));
  }

  private static @Nullable FieldValues values(byte @Nullable [] bytes) {
    return bytes == null ? null : FieldValues.fromBytes(bytes);
  }

  @Override
  public List<Relation> of(long record, String name, long after, int limit) {
    return sql.query(
        SELECT + "where record_id = ? and name = ? and other_id > ? order by other_id limit ?",
        p -> p.number(record).text(name).number(after).count(limit),
        SqlRelations::read);
  }

  @Override
  public List<Relation> leadingTo(long other, Relation.@Nullable Key after, int limit) {
    return sql.query(
        SELECT
            + "where other_id = ? and (name, record_id) > (?, ?)"
            + " order by name, record_id limit ?",
        p ->
            p.number(other)
                .text(after == null ? "" : after.name())
                .number(after == null ? 0 : after.record())
                .count(limit),
        SqlRelations::read);
  }

  @Override
  public List<Relation.Key> move(long from, long to) {
    List<Relation.Key> all = new ArrayList<>();
    all.addAll(keys("record_id = ?", from));
    all.addAll(keys("other_id = ?", from));
    return moveEach(all, from, to);
  }

  private List<Relation.Key> keys(String where, long id) {
    return sql.query(
        "select record_id, name, other_id from record_relation where "
            + where
            + " order by record_id, name, other_id",
        p -> p.number(id),
        row -> new Relation.Key(row.number("record_id"), row.text("name"), row.number("other_id")));
  }

  @Override
  public void moveBack(Collection<Relation.Key> keys, long from, long to) {
    moveEach(keys.stream().map(key -> moved(key, to, from)).toList(), from, to);
  }

  private List<Relation.Key> moveEach(Collection<Relation.Key> keys, long from, long to) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Set<Relation.Key> of = new HashSet<>(keys("record_id = ?", from));
    of.addAll(keys("other_id = ?", from));
    Set<Relation.Key> taken = new HashSet<>(keys("record_id = ?", to));
    taken.addAll(keys("other_id = ?", to));
    List<Relation.Key> moved = new ArrayList<>();
    for (Relation.Key key : keys) {
      Relation.Key target = moved(key, from, to);
      // A record stands in no relation to itself.
      if (of.contains(key) && target.record() != target.other() && taken.add(target)) {
        moved.add(key);
      }
    }
    sql.batch(
        "update record_relation set record_id = ?, other_id = ?"
            + " where record_id = ? and name = ? and other_id = ?",
        moved,
        (Sql.Parameters p, Relation.Key key) -> {
          Relation.Key target = moved(key, from, to);
          key(p.number(target.record()).number(target.other()), key);
        });
    return moved;
  }

  private static Relation.Key moved(Relation.Key key, long from, long to) {
    return new Relation.Key(
        key.record() == from ? to : key.record(),
        key.name(),
        key.other() == from ? to : key.other());
  }

  private static Relation read(Sql.Row row) throws SQLException {
    return new Relation(
        new Relation.Key(row.number("record_id"), row.text("name"), row.number("other_id")),
        FieldValues.fromBytes(row.bytes("field_values")),
        row.number("receipt_id"),
        row.time("since"),
        row.time("changed_at"));
  }
}
