package org.syncline.security.egress.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.egress.EgressEntries;
import org.syncline.security.egress.EgressEntry;

/** The egress list in its table. */
public final class SqlEgressEntries implements EgressEntries {
  private final Sql sql;

  public SqlEgressEntries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Kept> all() {
    return sql.query(
        "select id, host, ports, private_networks, loopback, plain, changed_at, changed_by"
            + " from egress_entry order by id",
        p -> {},
        SqlEgressEntries::read);
  }

  @Override
  public boolean put(Kept kept) {
    boolean replaced = remove(kept.entry().id());
    EgressEntry entry = kept.entry();
    sql.update(
        "insert into egress_entry (id, host, ports, private_networks, loopback, plain, changed_at,"
            + " changed_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(entry.id())
                .text(entry.host())
                .text(entry.ports().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .flag(entry.privateNetworks())
                .flag(entry.loopback())
                .flag(entry.plain())
                .time(kept.changedAt())
                .text(kept.changedBy()));
    return replaced;
  }

  @Override
  public boolean remove(String id) {
    return sql.update("delete from egress_entry where id = ?", p -> p.text(id)) == 1;
  }

  private static Kept read(Sql.Row row) throws SQLException {
    return new Kept(
        new EgressEntry(
            row.text("id"),
            row.text("host"),
            Stream.of(row.text("ports").split(",", -1)).map(Integer::valueOf).toList(),
            row.flag("private_networks"),
            row.flag("loopback"),
            row.flag("plain")),
        row.time("changed_at"),
        row.text("changed_by"));
  }
}
