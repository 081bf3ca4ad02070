package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Rows vanish behind the hub's back: the balance turns red by itself, and health with it, and both
 * turn green again when the rows are back.
 */
class BalanceCanFailIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The ledger is checked every 15 seconds. */
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private static final int MESSAGES = 4;
  private static PostgresServer postgres;
  private static HubUnderTest hub;

  @BeforeAll
  static void someMessagesAreThrough() throws Exception {
    postgres = PostgresServer.start("balance");
    hub = HubUnderTest.start(HubServer.named("balance").withSamples().on(postgres));
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 1; i <= MESSAGES; i++) {
        erp.sendText("balance-" + i, customer(i));
      }
    }
    assertThat(hub.atRest(MESSAGES).get("proven").booleanValue()).isTrue();
    assertThat(hub.server().isReady()).isTrue();
  }

  private static String customer(int i) {
    return "{\"customer\":{\"no\":\"B-" + i + "\",\"rev\":1,\"name\":{\"last\":\"Balance\"}}}";
  }

  @AfterAll
  static void stop() {
    try (PostgresServer closedLast = postgres;
        HubUnderTest closedFirst = hub) {
      // Either is null where it did not start.
    }
  }

  @Test
  void a_receipt_deleted_with_its_outcome_turns_it_red() throws Exception {
    losing(
        receipt(1),
        new String[] {"receipt", "outcome", "message_body"},
        "1 messages that the doors and the broker counted have neither a receipt nor a place in a"
            + " queue.");
  }

  @Test
  void a_receipt_deleted_without_its_outcome_turns_it_red() throws Exception {
    losing(receipt(2), new String[] {"receipt"}, "Receipts ask for 3 outcomes, but 4 are there.");
  }

  @Test
  void a_deleted_outcome_turns_it_red() throws Exception {
    losing(receipt(3), new String[] {"outcome"}, "Receipts ask for 4 outcomes, but 3 are there.");
  }

  private static long receipt(int message) throws Exception {
    return hub.admin()
        .messages("system=erp&messageId=balance-" + message)
        .get(0)
        .get("receipt")
        .longValue();
  }

  private static void losing(long receipt, String[] tables, String verdict) throws Exception {
    long alarms = alarms();
    for (String table : tables) {
      sql(
          "create table kept_" + table + " as select * from " + table + where(table, receipt),
          "delete from " + table + where(table, receipt));
    }

    try {
      // Nobody asks for the ledger: the hub has to find out by itself.
      JsonNode health = awaitLedgerHealth("DOWN");

      assertThat(health.path("data").path("verdict").textValue()).isEqualTo(verdict);
      assertThat(hub.server().isReady()).isFalse();
      assertThat(alarms()).isEqualTo(alarms + 1);
      JsonNode ledger = hub.ledger();
      assertThat(ledger.get("balanced").booleanValue()).isFalse();
      assertThat(ledger.get("verdict").textValue()).isEqualTo(verdict);
    } finally {
      for (String table : tables) {
        sql("insert into " + table + " select * from kept_" + table, "drop table kept_" + table);
      }
    }
    awaitLedgerHealth("UP");
    assertThat(hub.ledger().get("balanced").booleanValue()).isTrue();
    assertThat(hub.server().isReady()).isTrue();
  }

  private static String where(String table, long receipt) {
    return " where " + (table.equals("receipt") ? "id" : "receipt_id") + " = " + receipt;
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static JsonNode awaitLedgerHealth(String status) {
    return HubUnderTest.await(
        "ledger " + status,
        PERIOD.plusSeconds(5),
        BalanceCanFailIT::ledgerHealth,
        check -> check.path("status").asText().equals(status));
  }

  private static JsonNode ledgerHealth() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(hub.server().management().resolve("health/ready")).build();
    JsonNode health = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    for (JsonNode check : health.path("checks")) {
      if (check.path("name").asText().equals("ledger")) {
        return check;
      }
    }
    return health;
  }

  private static long alarms() throws IOException {
    return hub.log().stream().filter(line -> line.contains("Ledger does not balance")).count();
  }
}
