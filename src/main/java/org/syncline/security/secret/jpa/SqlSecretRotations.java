package org.syncline.security.secret.jpa;

import java.util.List;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretRotations;

/** Uses of secrets that change, in their table. */
public final class SqlSecretRotations implements SecretRotations {
  private static final String COLUMNS = "set_at, lease_until, unanswered, turns";
  private static final String WHERE =
      " from secret_rotation where system_id = ? and name = ? for update";
  // The clock is read behind the lock: what its last holder wrote is not in the future then.
  private static final String LOCK =
      "select t.*, clock_timestamp() as now from (select " + COLUMNS + WHERE + ") t";
  private static final String LOCK_H2 = "select " + COLUMNS + ", current_timestamp as now" + WHERE;

  private final Sql sql;

  public SqlSecretRotations(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Locked lock(SecretName name) {
    List<Locked> found = locked(name);
    if (found.isEmpty()) {
      sql.update(
          "insert into secret_rotation (system_id, name, unanswered, turns) values (?, ?, 0, 0)"
              + " on conflict do nothing",
          p -> p.text(name.system()).text(name.name()));
      found = locked(name);
    }
    return found.get(0);
  }

  private List<Locked> locked(SecretName name) {
    return sql.query(
        sql.postgres() ? LOCK : LOCK_H2,
        p -> p.text(name.system()).text(name.name()),
        row ->
            new Locked(
                new Rotation(
                    name,
                    row.timeOrNull("set_at"),
                    row.timeOrNull("lease_until"),
                    row.count("unanswered"),
                    row.number("turns")),
                row.time("now")));
  }

  @Override
  public void keep(Rotation rotation) {
    sql.update(
        "update secret_rotation set set_at = ?, lease_until = ?, unanswered = ?, turns = ? where"
            + " system_id = ? and name = ?",
        p ->
            p.time(rotation.setAt())
                .time(rotation.leaseUntil())
                .count(rotation.unanswered())
                .number(rotation.turns())
                .text(rotation.name().system())
                .text(rotation.name().name()));
  }
}
