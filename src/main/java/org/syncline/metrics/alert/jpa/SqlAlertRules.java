package org.syncline.metrics.alert.jpa;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.syncline.metrics.alert.AlertRules;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.Standing;
import org.syncline.platform.jpa.Sql;

/** Alert rules in their table. */
public final class SqlAlertRules implements AlertRules {
  private static final String SELECT =
      "select id, content, version, changed_at, changed_by, raised, since, evaluated_to, seen,"
          + " against from alert_rule";

  private final Sql sql;

  public SqlAlertRules(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void lock() {
    sql.query("select id from alert_writer for update", p -> {}, row -> row.count("id"));
  }

  @Override
  public List<KeptRule> all() {
    return sql.query(SELECT + " order by id", p -> {}, SqlAlertRules::read);
  }

  @Override
  public Optional<KeptRule> find(String id) {
    return sql.query(SELECT + " where id = ?", p -> p.text(id), SqlAlertRules::read).stream()
        .findFirst();
  }

  @Override
  public void put(KeptRule kept) {
    remove(kept.id());
    Standing standing = kept.standing();
    sql.update(
        "insert into alert_rule (id, content, version, changed_at, changed_by, raised, since,"
            + " evaluated_to, seen, against) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(kept.id())
                .bytes(kept.content().getBytes(StandardCharsets.UTF_8))
                .count(kept.version())
                .time(kept.changedAt())
                .text(kept.changedBy())
                .flag(standing.raised())
                .time(standing.since())
                .time(standing.evaluatedTo())
                .realOrNull(standing.value())
                .count(standing.against()));
  }

  @Override
  public void stand(String id, Standing standing) {
    sql.update(
        "update alert_rule set raised = ?, since = ?, evaluated_to = ?, seen = ?, against = ?"
            + " where id = ?",
        p ->
            p.flag(standing.raised())
                .time(standing.since())
                .time(standing.evaluatedTo())
                .realOrNull(standing.value())
                .count(standing.against())
                .text(id));
  }

  @Override
  public void remove(String id) {
    sql.update("delete from alert_rule where id = ?", p -> p.text(id));
  }

  private static KeptRule read(Sql.Row row) throws SQLException {
    return KeptRule.stored(
        row.text("id"),
        row.bytes("content"),
        row.count("version"),
        row.time("changed_at"),
        row.text("changed_by"),
        new Standing(
            row.flag("raised"),
            row.time("since"),
            row.time("evaluated_to"),
            row.realOrNull("seen"),
            row.count("against")));
  }
}
