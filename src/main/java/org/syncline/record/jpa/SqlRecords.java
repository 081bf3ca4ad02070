package org.syncline.record.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.ChangeWatch;
import org.syncline.record.Changes;
import org.syncline.record.FieldConflict;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.KeyQuery;
import org.syncline.record.KeyRange;
import org.syncline.record.Records;

/** Golden records as one row each, with key rows, history rows and conflict rows. */
public final class SqlRecords implements Records {
  private static final String COLUMNS =
      "select id, record_type, version, field_values, origins, created_at, updated_at,"
          + " contested from golden_record ";
  private static final String HISTORY =
      "select record_id, version, receipt_id, flow_id, mapping_version, at, changes"
          + " from record_history ";
  private static final int ID_STEP = 1024;

  private final Sql sql;
  private final ChangeWatch watch;
  private final SqlChangedRecords changed;
  private final SqlBusinessDays business;
  private long nextId;
  private long idLimit;

  /** Records whose changes nobody watches. */
  public SqlRecords(Sql sql) {
    this(sql, new ChangeWatch());
  }

  public SqlRecords(Sql sql, ChangeWatch watch) {
    this.sql = sql;
    this.watch = watch;
    this.changed = new SqlChangedRecords(sql);
    this.business = new SqlBusinessDays(sql);
  }

  @Override
  public synchronized long nextId() {
    if (nextId == idLimit) {
      String next =
          sql.postgres()
              ? "select nextval('record_id') as id"
              : "select next value for record_id as id";
      nextId = sql.query(next, p -> {}, row -> row.number("id")).get(0);
      idLimit = nextId + ID_STEP;
    }
    return nextId++;
  }

  @Override
  public Optional<GoldenRecord> find(long id) {
    return sql.query(COLUMNS + "where id = ?", p -> p.number(id), SqlRecords::read).stream()
        .findFirst();
  }

  @Override
  public List<GoldenRecord> find(Collection<Long> ids) {
    return sql.query(COLUMNS + "where id = any(?)", p -> p.numbers(ids), SqlRecords::read);
  }

  @Override
  public List<KeyQuery.Hit> hits(KeyQuery query) {
    return new KeyQuerySql(query, sql.postgres()).run(sql);
  }

  @Override
  public List<Long> ids(String recordType, long after, int limit) {
    return sql.query(
        "select id from golden_record where record_type = ? and id > ? order by id limit ?",
        p -> p.text(recordType).number(after).count(limit),
        row -> row.number("id"));
  }

  @Override
  public Optional<Set<Long>> few(List<KeyRange> ranges, int most) {
    // Set operations read each range once, however badly the database guesses how long it is.
    String range = "select record_id from record_key where index_key >= ? and index_key < ?";
    List<Long> ids =
        sql.query(
            "select record_id from ("
                + String.join(" intersect ", Collections.nCopies(ranges.size(), range))
                + ") few limit ?",
            p -> {
              for (KeyRange one : ranges) {
                p.key(one.from()).key(one.to());
              }
              p.count(most + 1);
            },
            row -> row.number("record_id"));
    return ids.size() > most ? Optional.empty() : Optional.of(new HashSet<>(ids));
  }

  @Override
  public int count(KeyRange range, int limit) {
    return sql.query(
            "select count(*) as n from (select 1 as one from record_key where index_key >= ?"
                + " and index_key < ? limit ?) counted",
            p -> p.key(range.from()).key(range.to()).count(limit),
            row -> row.count("n"))
        .get(0);
  }

  @Override
  public List<GoldenRecord> lock(SortedSet<Long> ids) {
    return sql.queryForUpdate(
        COLUMNS + "where id = any(?) order by id for update",
        ids,
        Sql.Parameters::numbers,
        SqlRecords::read);
  }

  private static GoldenRecord read(Sql.Row row) throws SQLException {
    GoldenRecord record =
        GoldenRecord.stored(
            row.number("id"),
            row.text("record_type"),
            row.count("version"),
            row.bytes("field_values"),
            row.bytes("origins"),
            row.time("created_at"),
            row.time("updated_at"));
    return row.flag("contested") ? record.contest() : record;
  }

  @Override
  public Map<String, Set<Long>> withKeys(Collection<String> keys, int most) {
    Map<String, Set<Long>> found = new HashMap<>();
    sql.query(
        "select index_key, record_id from record_key where index_key = any(?) limit ?",
        p -> p.keys(keys).count(most),
        row ->
            found
                .computeIfAbsent(row.key("index_key"), k -> new TreeSet<>())
                .add(row.number("record_id")));
    return found;
  }

  @Override
  public void add(Collection<Keyed> records) {
    sql.batch(
        "insert into golden_record (id, record_type, version, field_values, origins, created_at,"
            + " updated_at, contested) values (?, ?, ?, ?, ?, ?, ?, ?)",
        records,
        (Sql.Parameters p, Keyed keyed) -> {
          GoldenRecord record = keyed.record();
          p.number(record.id())
              .text(record.type())
              .count(record.version())
              .bytes(record.valueBytes())
              .bytes(record.originBytes())
              .time(record.createdAt())
              .time(record.updatedAt())
              .flag(record.contested());
        });
    putKeys(records);
    noteChanged(records);
  }

  private void noteChanged(Collection<Keyed> records) {
    Set<LocalDate> days = new TreeSet<>();
    records.forEach(keyed -> days.addAll(keyed.businessDays()));
    business.note(days);
    changed.note(
        records.stream()
            .map(Keyed::record)
            .filter(record -> watch.watches(record.type()))
            .map(GoldenRecord::id)
            .toList());
  }

  @Override
  public void noteChanged(String recordType, Collection<Long> ids) {
    if (watch.watches(recordType)) {
      changed.note(ids);
    }
  }

  @Override
  public void update(Collection<Keyed> records) {
    sql.batch(
        "update golden_record set version = ?, field_values = ?, origins = ?, updated_at = ?,"
            + " contested = ? where id = ?",
        records,
        (Sql.Parameters p, Keyed keyed) -> {
          GoldenRecord record = keyed.record();
          p.count(record.version())
              .bytes(record.valueBytes())
              .bytes(record.originBytes())
              .time(record.updatedAt())
              .flag(record.contested())
              .number(record.id());
        });
    setKeys(records);
    noteChanged(records);
  }

  @Override
  public Map<Long, SortedMap<String, String>> keysOf(Collection<Long> ids) {
    Map<Long, SortedMap<String, String>> keys = new HashMap<>();
    sql.query(
        "select record_id, slot, index_key from record_key where record_id = any(?)",
        p -> p.numbers(ids),
        row ->
            keys.computeIfAbsent(row.number("record_id"), id -> new TreeMap<>())
                .put(row.text("slot"), row.key("index_key")));
    return keys;
  }

  @Override
  public void setKeys(Collection<Keyed> records) {
    List<KeyRow> emptied = new ArrayList<>();
    for (Keyed keyed : records) {
      keyed.emptied().forEach(slot -> emptied.add(new KeyRow(keyed.record().id(), slot, "")));
    }
    sql.batch(
        "delete from record_key where record_id = ? and slot = ?",
        emptied,
        (Sql.Parameters p, KeyRow row) -> p.number(row.record()).text(row.slot()));
    putKeys(records);
  }

  private record KeyRow(long record, String slot, String key) {}

  private void putKeys(Collection<Keyed> records) {
    List<KeyRow> rows = new ArrayList<>();
    for (Keyed keyed : records) {
      keyed.filled().forEach((slot, key) -> rows.add(new KeyRow(keyed.record().id(), slot, key)));
    }
    String put =
        sql.postgres()
            ? "insert into record_key (record_id, slot, index_key) values (?, ?, ?)"
                + " on conflict (record_id, slot) do update set index_key = excluded.index_key"
            : "merge into record_key (record_id, slot, index_key) key (record_id, slot)"
                + " values (?, ?, ?)";
    sql.batch(
        put,
        rows,
        (Sql.Parameters p, KeyRow row) -> p.number(row.record()).text(row.slot()).key(row.key()));
  }

  @Override
  public void addHistory(Collection<HistoryEntry> entries) {
    sql.batch(
        "insert into record_history (record_id, version, receipt_id, flow_id, mapping_version, at,"
            + " changes) values (?, ?, ?, ?, ?, ?, ?)",
        entries,
        (Sql.Parameters p, HistoryEntry entry) ->
            p.number(entry.recordId())
                .count(entry.version())
                .number(entry.receipt())
                .text(entry.flow())
                .count(entry.mappingVersion())
                .time(entry.at())
                .bytes(Changes.toBytes(entry.changes())));
  }

  @Override
  public List<HistoryEntry> history(long recordId) {
    return sql.query(
        HISTORY + "where record_id = ? order by version",
        p -> p.number(recordId),
        SqlRecords::readEntry);
  }

  @Override
  public List<HistoryEntry> changesBefore(long recordId, int version, int limit) {
    return sql.query(
        HISTORY + "where record_id = ? and version < ? order by version desc limit ?",
        p -> p.number(recordId).count(version).count(limit),
        SqlRecords::readEntry);
  }

  @Override
  public List<HistoryEntry> changesBehind(long recordId, int version, int limit) {
    return sql.query(
        HISTORY + "where record_id = ? and version > ? order by version limit ?",
        p -> p.number(recordId).count(version).count(limit),
        SqlRecords::readEntry);
  }

  @Override
  public Optional<Integer> versionAt(long recordId, Instant moment) {
    return sql
        .query(
            "select version from record_history where record_id = ? and at <= ?"
                + " order by version desc limit 1",
            p -> p.number(recordId).time(moment),
            row -> row.count("version"))
        .stream()
        .findFirst();
  }

  private static HistoryEntry readEntry(Sql.Row row) throws SQLException {
    return new HistoryEntry(
        row.number("record_id"),
        row.count("version"),
        row.number("receipt_id"),
        row.text("flow_id"),
        row.count("mapping_version"),
        row.time("at"),
        Changes.fromBytes(row.bytes("changes")));
  }

  @Override
  public void addConflicts(Collection<FieldConflict> conflicts, Instant at) {
    sql.batch(
        "insert into field_conflict (record_id, field, receipt_id, flow_id, refused, at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        conflicts,
        (Sql.Parameters p, FieldConflict conflict) -> {
          TreeMap<String, Object> refused = new TreeMap<>();
          refused.put(conflict.field(), conflict.refused());
          p.number(conflict.recordId())
              .text(conflict.field())
              .number(conflict.origin().receipt())
              .text(conflict.origin().flow())
              .bytes(FieldValues.of(refused).toBytes())
              .time(at);
        });
  }
}
