package org.syncline.record.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Links;

/** Links in their table. */
public final class SqlLinks implements Links {
  private static final String COLUMNS =
      "select external_id, system_id, object, record_type, record_id, stamp, created_at from link ";

  private final Sql sql;

  public SqlLinks(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Link> find(Collection<LinkKey> keys) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    for (LinkKey key : keys) {
      ids.add(key.externalId());
      systems.add(key.system());
    }
    Set<LinkKey> wanted = new HashSet<>(keys);
    return sql
        .query(
            COLUMNS + "where external_id = any(?) and system_id = any(?)",
            p -> p.texts(ids).texts(systems),
            SqlLinks::read)
        .stream()
        .filter(link -> wanted.contains(link.key()))
        .toList();
  }

  @Override
  public List<Link> withExternalId(String recordType, String externalId) {
    return sql.query(
        COLUMNS + "where external_id = ? and record_type = ? order by system_id, object",
        p -> p.text(externalId).text(recordType),
        SqlLinks::read);
  }

  @Override
  public List<Link> ofRecords(Collection<Long> recordIds) {
    return sql.query(
        COLUMNS + "where record_id = any(?) order by created_at, external_id",
        p -> p.numbers(recordIds),
        SqlLinks::read);
  }

  @Override
  public void add(Collection<Link> links) {
    sql.batch(
        "insert into link (stamp, record_id, created_at, external_id, system_id, object,"
            + " record_type) values (?, ?, ?, ?, ?, ?, ?)",
        links,
        (Sql.Parameters p, Link link) ->
            key(
                p.numberOrNull(link.stamp()).number(link.recordId()).time(link.createdAt()),
                link.key()));
  }

  @Override
  public void update(Collection<Link> links) {
    sql.batch(
        "update link set stamp = ? where external_id = ? and system_id = ? and object = ?"
            + " and record_type = ?",
        links,
        (Sql.Parameters p, Link link) -> key(p.numberOrNull(link.stamp()), link.key()));
  }

  @Override
  public void move(Collection<LinkKey> links, long toRecord) {
    sql.batch(
        "update link set record_id = ? where external_id = ? and system_id = ? and object = ?"
            + " and record_type = ?",
        links,
        (Sql.Parameters p, LinkKey link) -> key(p.number(toRecord), link));
  }

  private static void key(Sql.Parameters p, LinkKey key) throws SQLException {
    p.text(key.externalId()).text(key.system()).text(key.object()).text(key.recordType());
  }

  private static Link read(Sql.Row row) throws SQLException {
    return new Link(
        new LinkKey(
            row.text("system_id"),
            row.text("object"),
            row.text("record_type"),
            row.text("external_id")),
        row.number("record_id"),
        row.numberOrNull("stamp"),
        row.time("created_at"));
  }
}
