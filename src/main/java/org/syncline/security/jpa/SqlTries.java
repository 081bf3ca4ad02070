package org.syncline.security.jpa;

import java.time.Instant;
import java.util.Optional;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Tries;

/** Windows of tries in their table. */
public final class SqlTries implements Tries {
  private final Sql sql;

  public SqlTries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Window> find(String place) {
    return sql
        .query(
            "select began_at, used from try_window where place = ?",
            p -> p.text(place),
            row -> new Window(row.time("began_at"), row.count("used")))
        .stream()
        .findFirst();
  }

  @Override
  public void count(String place, Instant now, Instant since) {
    if (!counted(place, now, since)) {
      // Whoever comes first makes the row, all count in it: H2's merge is not one step.
      sql.update(
          "insert into try_window (place, began_at, used) values (?, ?, 0) on conflict do nothing",
          p -> p.text(place).time(now));
      counted(place, now, since);
    }
  }

  /** One statement, so that tries made at once are all counted. */
  private boolean counted(String place, Instant now, Instant since) {
    return sql.update(
            "update try_window set used = case when began_at < ? then 1 else used + 1 end,"
                + " began_at = case when began_at < ? then ? else began_at end where place = ?",
            p -> p.time(since).time(since).time(now).text(place))
        > 0;
  }

  @Override
  public void forgetBefore(Instant moment) {
    sql.update("delete from try_window where began_at < ?", p -> p.time(moment));
  }
}
