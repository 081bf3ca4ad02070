package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void data_survives_an_outage_on_the_same_port() throws SQLException {
    try (PostgresServer server = PostgresServer.start("outage")) {
      execute(server, "create table kept (n int)");

      server.stop();
      assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
      server.start();

      execute(server, "insert into kept values (1)");
    }
  }

  @Test
  void it_is_as_durable_as_in_production() throws SQLException {
    try (PostgresServer server = PostgresServer.start("durable");
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        try (var shown = statement.executeQuery("show " + setting)) {
          shown.next();
          assertThat(shown.getString(1)).as(setting).isEqualTo("on");
        }
      }
    }
  }

  @Test
  void store_contracts_get_empty_databases() throws SQLException {
    for (var database :
        new javax.sql.DataSource[] {Databases.emptyH2(), Databases.emptyPostgres()}) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table thing (n int)");
        assertThat(statement.executeUpdate("insert into thing values (1) on conflict do nothing"))
            .isEqualTo(1);
      }
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
