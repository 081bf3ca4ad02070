package org.syncline.security.jpa;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.SetupTokens;

/** Hashes of set-up tokens in their table. */
public final class SqlSetupTokens implements SetupTokens {
  private final Sql sql;

  public SqlSetupTokens(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<String> lockAll() {
    return new LinkedHashSet<>(
        sql.query(
            "select node, token_hash from setup_token order by node for update",
            p -> {},
            row -> row.text("token_hash")));
  }

  @Override
  public void put(String node, String hash, Instant madeAt) {
    sql.update("delete from setup_token where node = ?", p -> p.text(node));
    sql.update(
        "insert into setup_token (node, token_hash, made_at) values (?, ?, ?)",
        p -> p.text(node).text(hash).time(madeAt));
  }

  @Override
  public void clear() {
    sql.update("delete from setup_token", p -> {});
  }
}
