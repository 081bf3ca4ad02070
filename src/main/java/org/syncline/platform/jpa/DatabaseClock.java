package org.syncline.platform.jpa;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the database, which all servers share. Within a transaction of H2 it stands still.
 */
public final class DatabaseClock extends Clock {
  private final Sql sql;
  private final String now;

  public DatabaseClock(Sql sql) {
    this.sql = sql;
    this.now =
        "select " + (sql.postgres() ? "clock_timestamp()" : "current_timestamp") + " as present";
  }

  @Override
  public Instant instant() {
    return sql.query(now, p -> {}, row -> row.time("present")).get(0);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
