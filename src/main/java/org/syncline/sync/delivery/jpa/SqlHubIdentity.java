package org.syncline.sync.delivery.jpa;

import java.util.UUID;
import org.syncline.platform.jpa.Sql;

/** What tells this hub from all others: drawn once, and the same on all its servers. */
public final class SqlHubIdentity {
  private final Sql sql;

  public SqlHubIdentity(Sql sql) {
    this.sql = sql;
  }

  /** Takes part in the running transaction. */
  public String get() {
    sql.update(
        "insert into hub_identity (id, identity) values (1, ?) on conflict do nothing",
        p -> p.text(UUID.randomUUID().toString()));
    return sql.query(
            "select identity from hub_identity where id = 1", p -> {}, row -> row.text("identity"))
        .get(0);
  }
}
