package org.syncline.record.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.Absorption;
import org.syncline.record.FieldValues;
import org.syncline.record.LinkKey;
import org.syncline.record.MergedRecord;
import org.syncline.record.MergedRecord.Reference;
import org.syncline.record.Merges;
import org.syncline.record.Origins;
import org.syncline.record.Relation;

/** Merges in their table. */
public final class SqlMerges implements Merges {
  private static final String SELECT =
      "select receipt_id, merged_id, kept_id, at, taken, before_values, before_origins, links,"
          + " referring, relations from record_merge where ended_by is null and ";

  private final Sql sql;

  public SqlMerges(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(MergedRecord merge) {
    sql.update(
        "insert into record_merge (receipt_id, merged_id, kept_id, at, taken, before_values,"
            + " before_origins, links, referring, relations) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.number(merge.receipt())
                .number(merge.merged())
                .number(merge.kept())
                .time(merge.at())
                .bytes(JsonRows.toBytes(merge.taken().stream().map(List::of).toList()))
                .bytes(merge.before().toBytes())
                .bytes(Origins.toBytes(merge.originsBefore()))
                .bytes(JsonRows.toBytes(merge.links().stream().map(SqlMerges::row).toList()))
                .bytes(bytes(merge.references()))
                .bytes(
                    JsonRows.toBytes(
                        merge.relations().stream()
                            .map(
                                r ->
                                    List.of(
                                        Long.toString(r.record()),
                                        r.name(),
                                        Long.toString(r.other())))
                            .toList())));
  }

  private static byte[] bytes(Collection<Reference> references) {
    return JsonRows.toBytes(
        references.stream()
            .map(
                r -> List.of(Long.toString(r.record()), r.field(), r.system(), r.object(), r.key()))
            .toList());
  }

  @Override
  public void setReferences(long receipt, Collection<Reference> references) {
    sql.update(
        "update record_merge set referring = ? where receipt_id = ?",
        p -> p.bytes(bytes(references)).number(receipt));
  }

  private static List<String> row(LinkKey key) {
    return List.of(key.system(), key.object(), key.recordType(), key.externalId());
  }

  @Override
  public Optional<MergedRecord> of(long merged) {
    return sql.query(SELECT + "merged_id = ?", p -> p.number(merged), SqlMerges::read).stream()
        .findFirst();
  }

  @Override
  public Optional<MergedRecord> latestInto(long kept) {
    return sql
        .query(
            SELECT + "kept_id = ? order by receipt_id desc limit 1",
            p -> p.number(kept),
            SqlMerges::read)
        .stream()
        .findFirst();
  }

  @Override
  public List<Absorption> into(long kept, int limit) {
    return sql.query(
        "select receipt_id, merged_id, kept_id, at, links from record_merge where ended_by is null"
            + " and kept_id = ? order by receipt_id desc limit ?",
        p -> p.number(kept).count(limit),
        row ->
            new Absorption(
                row.number("merged_id"),
                row.number("kept_id"),
                row.number("receipt_id"),
                row.time("at"),
                links(row)));
  }

  @Override
  public void end(long receipt, long endedBy) {
    sql.update(
        "update record_merge set ended_by = ? where receipt_id = ?",
        p -> p.number(endedBy).number(receipt));
  }

  private static MergedRecord read(Sql.Row row) throws SQLException {
    return new MergedRecord(
        row.number("merged_id"),
        row.number("kept_id"),
        row.number("receipt_id"),
        row.time("at"),
        new TreeSet<>(
            JsonRows.fromBytes(row.bytes("taken")).stream().map(names -> names.get(0)).toList()),
        FieldValues.fromBytes(row.bytes("before_values")),
        Origins.fromBytes(row.bytes("before_origins")),
        links(row),
        JsonRows.fromBytes(row.bytes("referring")).stream()
            .map(
                r ->
                    new Reference(Long.parseLong(r.get(0)), r.get(1), r.get(2), r.get(3), r.get(4)))
            .toList(),
        JsonRows.fromBytes(row.bytes("relations")).stream()
            .map(
                r -> new Relation.Key(Long.parseLong(r.get(0)), r.get(1), Long.parseLong(r.get(2))))
            .toList());
  }

  private static List<LinkKey> links(Sql.Row row) throws SQLException {
    return JsonRows.fromBytes(row.bytes("links")).stream()
        .map(key -> new LinkKey(key.get(0), key.get(1), key.get(2), key.get(3)))
        .toList();
  }
}
