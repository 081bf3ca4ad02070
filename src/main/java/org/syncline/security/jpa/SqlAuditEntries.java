package org.syncline.security.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.AuditEntries;
import org.syncline.security.AuditEntry;
import org.syncline.security.AuditFilter;

/** The audit trail in its table; one row beside it says where it ends. */
public final class SqlAuditEntries implements AuditEntries {
  private static final String END = "select last_number, last_seal from audit_end where id = 1";
  private static final String COLUMNS =
      "select entry_number, at, actor, act, subject, refused, detail, seal from audit_entry ";

  private final Sql sql;

  public SqlAuditEntries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public End lockEnd() {
    return read(END + " for update");
  }

  @Override
  public End end() {
    return read(END);
  }

  private End read(String query) {
    return sql.query(
            query, p -> {}, row -> new End(row.number("last_number"), row.text("last_seal")))
        .get(0);
  }

  @Override
  public void add(AuditEntry entry) {
    Act act = entry.act();
    sql.update(
        "insert into audit_entry (entry_number, at, actor, act, subject, refused, detail, seal)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.number(entry.number())
                .time(entry.at())
                .text(act.actor())
                .text(act.action())
                .text(act.subject())
                .flag(act.refused())
                .text(act.detail())
                .text(entry.seal()));
    sql.update(
        "update audit_end set last_number = ?, last_seal = ? where id = 1",
        p -> p.number(entry.number()).text(entry.seal()));
  }

  @Override
  public List<AuditEntry> after(long number, int limit) {
    return earliest(AuditFilter.ALL, number, Long.MAX_VALUE, limit);
  }

  @Override
  public List<AuditEntry> latest(AuditFilter filter, long before, int limit) {
    return sql.query(
        COLUMNS
            + "where entry_number < ?"
            + conditions(filter)
            + " order by entry_number desc limit ?",
        p -> bind(p.number(before), filter).count(limit),
        SqlAuditEntries::read);
  }

  @Override
  public List<AuditEntry> earliest(AuditFilter filter, long after, long last, int limit) {
    return sql.query(
        COLUMNS
            + "where entry_number > ? and entry_number <= ?"
            + conditions(filter)
            + " order by entry_number limit ?",
        p -> bind(p.number(after).number(last), filter).count(limit),
        SqlAuditEntries::read);
  }

  private static String conditions(AuditFilter filter) {
    return (filter.actor() == null ? "" : " and actor = ?")
        + (filter.action() == null ? "" : " and act = ?")
        + (filter.subject() == null
            ? ""
            : filter.ofKind() ? " and subject like ? escape '!'" : " and subject = ?")
        + (filter.refused() == null ? "" : " and refused = ?")
        + (filter.from() == null ? "" : " and at >= ?")
        + (filter.to() == null ? "" : " and at < ?");
  }

  private static Sql.Parameters bind(Sql.Parameters p, AuditFilter filter) throws SQLException {
    if (filter.actor() != null) {
      p.text(filter.actor());
    }
    if (filter.action() != null) {
      p.text(filter.action());
    }
    String subject = filter.subject();
    if (subject != null) {
      p.text(filter.ofKind() ? subject.replaceAll("[!%_]", "!$0") + "%" : subject);
    }
    Boolean refused = filter.refused();
    if (refused != null) {
      p.flag(refused);
    }
    if (filter.from() != null) {
      p.time(filter.from());
    }
    if (filter.to() != null) {
      p.time(filter.to());
    }
    return p;
  }

  @Override
  public int count(String actor, String action, Instant since) {
    return sql.query(
            "select count(*) as acts from audit_entry"
                + " where actor = ? and act = ? and at >= ? and not refused",
            p -> p.text(actor).text(action).time(since),
            row -> row.count("acts"))
        .get(0);
  }

  private static AuditEntry read(Sql.Row row) throws SQLException {
    return new AuditEntry(
        row.number("entry_number"),
        row.time("at"),
        new Act(
            row.text("actor"),
            row.text("act"),
            row.text("subject"),
            row.flag("refused"),
            row.text("detail")),
        row.text("seal"));
  }
}
