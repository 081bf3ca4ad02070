package org.syncline.system.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.syncline.platform.jpa.Sql;
import org.syncline.system.ConnectionCheck;
import org.syncline.system.ConnectionChecks;

/** The last check of each connection, in its table. */
public final class SqlConnectionChecks implements ConnectionChecks {
  private static final String COLUMNS =
      "select system_id, connection_id, version, tried_at, tried_by, ok, step, sentence from"
          + " connection_check ";

  private final Sql sql;

  public SqlConnectionChecks(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void keep(ConnectionCheck check) {
    int changed =
        sql.update(
            "update connection_check set version = ?, tried_at = ?, tried_by = ?, ok = ?, step = ?,"
                + " sentence = ? where system_id = ? and connection_id = ?",
            p ->
                p.count(check.version())
                    .time(check.at())
                    .text(check.by())
                    .flag(check.ok())
                    .text(check.step())
                    .text(check.sentence())
                    .text(check.system())
                    .text(check.connection()));
    if (changed == 0) {
      // Of two first ones at the same moment either may stay.
      sql.update(
          "insert into connection_check (system_id, connection_id, version, tried_at, tried_by, ok,"
              + " step, sentence) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
          p ->
              p.text(check.system())
                  .text(check.connection())
                  .count(check.version())
                  .time(check.at())
                  .text(check.by())
                  .flag(check.ok())
                  .text(check.step())
                  .text(check.sentence()));
    }
  }

  @Override
  public List<ConnectionCheck> all() {
    return sql.query(
        COLUMNS + "order by system_id, connection_id", p -> {}, SqlConnectionChecks::read);
  }

  @Override
  public Optional<ConnectionCheck> find(String system, String connection) {
    return sql
        .query(
            COLUMNS + "where system_id = ? and connection_id = ?",
            p -> p.text(system).text(connection),
            SqlConnectionChecks::read)
        .stream()
        .findFirst();
  }

  private static ConnectionCheck read(Sql.Row row) throws SQLException {
    return new ConnectionCheck(
        row.text("system_id"),
        row.text("connection_id"),
        row.count("version"),
        row.time("tried_at"),
        row.text("tried_by"),
        row.flag("ok"),
        row.text("step"),
        row.text("sentence"));
  }
}
