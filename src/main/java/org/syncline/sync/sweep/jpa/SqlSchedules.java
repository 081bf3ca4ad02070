package org.syncline.sync.sweep.jpa;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.sweep.Kind;
import org.syncline.sync.sweep.Schedules;

/** Starts by themselves, in their table. */
public final class SqlSchedules implements Schedules {
  private static final String ADD =
      "insert into target_schedule (flow_id, job, last_at) values (?, ?, current_timestamp)"
          + " on conflict do nothing";
  private static final String CLAIM =
      "update target_schedule set claimed_until = current_timestamp + interval '120' second"
          + " where flow_id = ? and job = ?"
          + " and (claimed_until is null or claimed_until < current_timestamp)";
  private static final String DUE =
      " and last_at <= current_timestamp - cast(? as bigint) * interval '1' second";

  private final Sql sql;

  public SqlSchedules(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean claim(String flow, Kind kind, @Nullable Duration every) {
    sql.update(ADD, p -> p.text(flow).text(kind.job()));
    int claimed =
        every == null
            ? sql.update(CLAIM + " and not done", p -> p.text(flow).text(kind.job()))
            : sql.update(CLAIM + DUE, p -> p.text(flow).text(kind.job()).number(every.toSeconds()));
    return claimed == 1;
  }

  @Override
  public void begun(String flow, Kind kind) {
    sql.update(
        "update target_schedule set done = true, last_at = current_timestamp, claimed_until = null"
            + " where flow_id = ? and job = ?",
        p -> p.text(flow).text(kind.job()));
  }
}
