package org.syncline.canary;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.syncline.server.PostgresServer;

/** A PostgreSQL that refuses every new row of a table: its error names the row's values. */
final class RefusingDatabase {
  private final PostgresServer postgres;
  private final String database;

  RefusingDatabase(PostgresServer postgres, String database) {
    this.postgres = postgres;
    this.database = database;
  }

  /** Something that the hub tries in vain. */
  @FunctionalInterface
  interface Attempt {
    void make() throws Exception;
  }

  void refuse(String table, Attempt attempt) throws Exception {
    run("alter table " + table + " add constraint canary check (false) not valid");
    try {
      attempt.make();
    } finally {
      run("alter table " + table + " drop constraint canary");
    }
  }

  private void run(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.url(database), postgres.user(), postgres.password());
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }
}
