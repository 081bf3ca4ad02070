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
    // One statement, so that tries made at once are all counted.
    int counted =
        sql.update(
            "update try_window set used = case when began_at < ? then 1 else used + 1 end,"
                + " began_at = case when began_at < ? then ? else began_at end where place = ?",
            p -> p.time(since).time(since).time(now).text(place));
    if (counted == 0) {
      insert(place, now);
    }
  }

  private void insert(String place, Instant now) {
    sql.update(
        sql.postgres()
            ? "insert into try_window (place, began_at, used) values (?, ?, 1)"
                + " on conflict (place) do update set used = try_window.used + 1"
            : "merge into try_window as t using (values (cast(? as varchar(64)),"
                + " cast(? as timestamp with time zone))) as n (place, began_at)"
                + " on t.place = n.place when matched then update set used = t.used + 1"
                + " when not matched then insert (place, began_at, used)"
                + " values (n.place, n.began_at, 1)",
        p -> p.text(place).time(now));
  }

  @Override
  public void forgetBefore(Instant moment) {
    sql.update("delete from try_window where began_at < ?", p -> p.time(moment));
  }
}
