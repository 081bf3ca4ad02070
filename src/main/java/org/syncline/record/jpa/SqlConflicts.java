package org.syncline.record.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictQuery;
import org.syncline.record.ConflictSettlement;
import org.syncline.record.Conflicts;
import org.syncline.record.FieldValues;
import org.syncline.record.Origin;
import org.syncline.record.Origins;

/** Conflicts as one row each; the latest of a field and system is marked. */
public final class SqlConflicts implements Conflicts {
  private static final String SELECT =
      "select id, record_id, record_type, field, how, revision, refused, origin, received_at, since,"
          + " ended_at, ended_by, receipt_id, settlement_id from record_conflict ";
  private static final String SETTLEMENT =
      "select id, record_type, field, begun_by, begun_at, at_conflict, last_conflict, total, failed,"
          + " done_at, (select count(*) from record_conflict c where c.settlement_id = s.id)"
          + " as settled from conflict_settlement s ";

  private final Sql sql;

  public SqlConflicts(Sql sql) {
    this.sql = sql;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Conflict> latest(Collection<Long> records) {
    return sql.query(
        SELECT + "where record_id = any(?) and latest order by id",
        p -> p.numbers(records),
        SqlConflicts::read);
  }

  @Override
  public void add(List<Conflict> conflicts) {
    sql.batch(
        "update record_conflict set latest = null where record_id = ? and field = ?"
            + " and system_id = ? and latest",
        conflicts,
        (Sql.Parameters p, Conflict conflict) ->
            p.number(conflict.record()).text(conflict.field()).text(conflict.system()));
    sql.batch(
        "insert into record_conflict (status, how, revision, refused, origin, received_at,"
            + " ended_at, ended_by, receipt_id, settlement_id, record_id, record_type, field,"
            + " system_id, since, latest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)",
        conflicts,
        (Sql.Parameters p, Conflict conflict) ->
            content(p, conflict)
                .number(conflict.record())
                .text(conflict.recordType())
                .text(conflict.field())
                .text(conflict.system())
                .time(conflict.since()));
  }

  @Override
  public void update(Collection<Conflict> conflicts) {
    sql.batch(
        "update record_conflict set status = ?, how = ?, revision = ?, refused = ?, origin = ?,"
            + " received_at = ?, ended_at = ?, ended_by = ?, receipt_id = ?, settlement_id = ?"
            + " where id = ?",
        conflicts,
        (Sql.Parameters p, Conflict conflict) -> content(p, conflict).number(conflict.id()));
  }

  private static Sql.Parameters content(Sql.Parameters p, Conflict conflict) throws SQLException {
    TreeMap<String, @Nullable Object> refused = new TreeMap<>();
    refused.put(conflict.field(), conflict.refused());
    TreeMap<String, Origin> origin = new TreeMap<>(Map.of(conflict.field(), conflict.origin()));
    Conflict.End end = conflict.end();
    return p.text(word(conflict.status()))
        .text(end == null ? null : word(end.how()))
        .count(conflict.revision())
        .bytes(FieldValues.of(refused).toBytes())
        .bytes(Origins.toBytes(origin))
        .time(conflict.receivedAt())
        .time(end == null ? null : end.at())
        .text(end == null ? null : end.by())
        .numberOrNull(end == null ? null : (Long) end.receipt())
        .numberOrNull(end == null ? null : end.settlement());
  }

  private static Conflict read(Sql.Row row) throws SQLException {
    String field = row.text("field");
    Origin origin = Origins.fromBytes(row.bytes("origin")).get(field);
    if (origin == null) {
      throw new IllegalStateException("Conflict " + row.number("id") + " has no origin.");
    }
    String how = row.textOrNull("how");
    return new Conflict(
        row.number("id"),
        row.number("record_id"),
        row.text("record_type"),
        field,
        origin,
        FieldValues.fromBytes(row.bytes("refused")).get(field),
        row.time("received_at"),
        row.time("since"),
        row.count("revision"),
        how == null
            ? null
            : new Conflict.End(
                Conflict.How.valueOf(how.toUpperCase(Locale.ROOT)),
                row.time("ended_at"),
                row.textOrNull("ended_by"),
                row.number("receipt_id"),
                row.numberOrNull("settlement_id")));
  }

  @Override
  public Optional<Conflict> find(long id) {
    return sql.query(SELECT + "where id = ?", p -> p.number(id), SqlConflicts::read).stream()
        .findFirst();
  }

  @Override
  public List<Conflict> search(ConflictQuery query) {
    List<String> conditions = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    Conflict.Status status = query.status();
    addText(conditions, settings, "record_type = ?", query.recordType());
    addText(conditions, settings, "field = ?", query.field());
    addText(conditions, settings, "system_id = ?", query.system());
    addText(conditions, settings, "status = ?", status == null ? null : word(status));
    addNumber(conditions, settings, "record_id = ?", query.record());
    boolean falls = query.order() == ConflictQuery.Order.NEWEST_FIRST;
    addNumber(conditions, settings, falls ? "id < ?" : "id > ?", query.before());
    String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
    return sql.query(
        SELECT + where + (falls ? "order by id desc limit ?" : "order by id limit ?"),
        p -> {
          for (Setting setting : settings) {
            setting.on(p);
          }
          p.count(query.limit());
        },
        SqlConflicts::read);
  }

  private interface Setting {
    void on(Sql.Parameters p) throws SQLException;
  }

  private static void addText(
      List<String> conditions, List<Setting> settings, String condition, @Nullable String value) {
    if (value != null) {
      conditions.add(condition);
      settings.add(p -> p.text(value));
    }
  }

  private static void addNumber(
      List<String> conditions, List<Setting> settings, String condition, @Nullable Long value) {
    if (value != null) {
      conditions.add(condition);
      settings.add(p -> p.number(value));
    }
  }

  @Override
  public List<Conflict> open(long record) {
    return sql.query(
        SELECT + "where record_id = ? and latest and status = 'open' order by id",
        p -> p.number(record),
        SqlConflicts::read);
  }

  @Override
  public List<Conflict> open(Portion portion, int limit) {
    return sql.query(
        SELECT
            + "where record_type = ? and field = ? and status = 'open' and id > ? and id <= ?"
            + " order by id limit ?",
        p ->
            p.text(portion.recordType())
                .text(portion.field())
                .number(portion.after())
                .number(portion.upTo())
                .count(limit),
        SqlConflicts::read);
  }

  @Override
  public List<Count> count() {
    return sql.query(
        "select record_type, field, system_id, count(*) as n from record_conflict"
            + " where status = 'open' group by record_type, field, system_id"
            + " order by record_type, field, system_id",
        p -> {},
        row ->
            new Count(
                row.text("record_type"),
                row.text("field"),
                row.text("system_id"),
                row.number("n")));
  }

  @Override
  public List<Refusal> refusals(long record, String field, int limit) {
    return sql.query(
        "select receipt_id, flow_id, refused, at from field_conflict where record_id = ?"
            + " and field = ? order by receipt_id desc, flow_id limit ?",
        p -> p.number(record).text(field).count(limit),
        row ->
            new Refusal(
                row.number("receipt_id"),
                row.text("flow_id"),
                FieldValues.fromBytes(row.bytes("refused")).get(field),
                row.time("at")));
  }

  @Override
  public ConflictSettlement begin(String recordType, String field, String by, Instant now) {
    sql.update(
        "insert into conflict_settlement (record_type, field, begun_by, begun_at, at_conflict,"
            + " last_conflict, total, failed)"
            + " select cast(? as varchar(40)), cast(? as varchar(60)), cast(? as varchar(100)),"
            + " cast(? as timestamp with time zone), 0, coalesce(max(id), 0), count(*), 0"
            + " from record_conflict where record_type = ? and field = ? and status = 'open'",
        p -> p.text(recordType).text(field).text(by).time(now).text(recordType).text(field));
    return sql.query(
            SETTLEMENT + "where record_type = ? and field = ? order by id desc limit 1",
            p -> p.text(recordType).text(field),
            SqlConflicts::readSettlement)
        .get(0);
  }

  @Override
  public Optional<ConflictSettlement> settlement(long id) {
    return sql
        .query(SETTLEMENT + "where id = ?", p -> p.number(id), SqlConflicts::readSettlement)
        .stream()
        .findFirst();
  }

  @Override
  public List<ConflictSettlement> settlements(int limit) {
    return sql.query(
        SETTLEMENT + "order by id desc limit ?", p -> p.count(limit), SqlConflicts::readSettlement);
  }

  @Override
  public List<ConflictSettlement> unfinished() {
    return sql.query(
        SETTLEMENT + "where done_at is null order by id", p -> {}, SqlConflicts::readSettlement);
  }

  private static ConflictSettlement readSettlement(Sql.Row row) throws SQLException {
    return new ConflictSettlement(
        row.number("id"),
        row.text("record_type"),
        row.text("field"),
        row.text("begun_by"),
        row.time("begun_at"),
        row.number("at_conflict"),
        row.number("last_conflict"),
        row.number("total"),
        row.number("settled"),
        row.number("failed"),
        row.timeOrNull("done_at"));
  }

  @Override
  public void advance(long settlement, long position, int failed, @Nullable Instant doneAt) {
    sql.update(
        "update conflict_settlement set at_conflict = ?, failed = failed + ?, done_at = ?"
            + " where id = ? and at_conflict <= ? and done_at is null",
        p -> p.number(position).count(failed).time(doneAt).number(settlement).number(position));
  }
}
