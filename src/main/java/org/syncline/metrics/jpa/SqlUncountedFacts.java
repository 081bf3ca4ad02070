package org.syncline.metrics.jpa;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.syncline.metrics.UncountedFacts;
import org.syncline.platform.jpa.Sql;

/** Facts that are not counted yet, in their table. */
public final class SqlUncountedFacts implements UncountedFacts {
  private final Sql sql;
  private final String add;

  public SqlUncountedFacts(Sql sql) {
    this.sql = sql;
    // The present moment, which no database calls the same.
    this.add =
        "insert into metric_fact (facts, at) values (?, "
            + (sql.postgres() ? "clock_timestamp())" : "current_timestamp)");
  }

  @Override
  public void add(byte[] facts) {
    sql.update(add, p -> p.bytes(facts));
  }

  @Override
  public List<Batch> next(int most) {
    sql.query("select id from metric_writer for update", p -> {}, row -> row.count("id"));
    return sql.query(
        "select id, at, facts from metric_fact order by id limit ?",
        p -> p.count(most),
        row -> new Batch(row.number("id"), row.time("at"), row.bytes("facts")));
  }

  @Override
  public void remove(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      sql.update("delete from metric_fact where id = any(?)", p -> p.numbers(ids));
    }
  }

  @Override
  public Optional<Instant> oldest() {
    return sql.query(
            "select min(at) as at from metric_fact",
            p -> {},
            row -> Optional.ofNullable(row.timeOrNull("at")))
        .get(0);
  }
}
