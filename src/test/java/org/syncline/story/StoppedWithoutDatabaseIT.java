package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/** Its database is away, messages wait for it, and an operator stops the hub. */
class StoppedWithoutDatabaseIT {
  private static final int MESSAGES = 300;

  @Test
  void it_stops_in_order_and_takes_what_waited_when_both_are_back() throws Exception {
    try (PostgresServer postgres = PostgresServer.start("stopped");
        HubUnderTest hub =
            HubUnderTest.start(HubServer.named("stopped").withSamples().on(postgres))) {
      postgres.stop();
      try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
        erp.flood("stopped-", MESSAGES, StoppedWithoutDatabaseIT::customer);
      }
      HubUnderTest.await(
          "intake waits for its database",
          hub::log,
          log -> log.stream().anyMatch(line -> line.contains("Database away, intake waits")));

      assertThat(hub.server().stopInOrder()).as("stopped without being killed").isTrue();

      postgres.start();
      hub.server().restart();
      JsonNode ledger = hub.atRest(MESSAGES);
      assertThat(ledger.get("created").asInt()).isEqualTo(MESSAGES);
      List<JsonNode> deadLetters = hub.admin().messages("system=-");
      assertThat(deadLetters).isEmpty();
    }
  }

  private static String customer(int i) {
    return "{\"customer\":{\"no\":\"W-" + i + "\",\"rev\":1,\"name\":{\"last\":\"Wait\"}}}";
  }
}
