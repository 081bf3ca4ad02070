package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.jms.Connection;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** A rule of people's own is raised and ends, and its log, its queue and a pager are told once. */
class AlertsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READER_PASSWORD = "a-password-of-the-reader";
  private static final String PAGER =
      """
      {"id": "pager", "name": "Pager", "owner": "Operations", "connections": [
        {"id": "hooks", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false, "settings": {
          "objects": {"alerts": {"create": {"path": "/hooks", "idempotencyHeader": "Idempotency-Key"}}}}}]}
      """;
  private static final String RULE =
      """
      {"subject": "flow:erp-customers", "metric": "messages", "stage": "parked", "figure": "count", "minutes": 1,
       "condition": {"above": 0}, "destinations": [{"kind": "log"}, {"kind": "jms"},
         {"kind": "webhook", "system": "pager", "connection": "hooks", "object": "alerts"}]}
      """;

  private static FakePeer pager;
  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    pager = FakePeer.with((asked, books) -> Said.of(202));
    hub =
        HubUnderTest.start(
            HubServer.named("alerts")
                .withSamples()
                .with("syncline.alerts.wait", "PT2S")
                .script("add-alert-reader.cli")
                .environment("READER_ID", "pager")
                .environment("READER_PASSWORD", READER_PASSWORD));
  }

  @AfterAll
  static void stop() throws Exception {
    if (hub != null) {
      hub.close();
    }
    pager.close();
  }

  private static Answer send(String method, String path, String body) throws Exception {
    return hub.admin()
        .call(
            hub.admin()
                .request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "alerts-" + body.hashCode())
                .method(method, BodyPublishers.ofString(body)));
  }

  private static void put(String path, String body) throws Exception {
    Answer answer = send("PUT", path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 204);
  }

  private static JsonNode changes() throws Exception {
    return hub.admin().get("/api/alert-changes?rule=parked").json().get("changes");
  }

  private static JsonNode awaitChanges(int count) {
    return HubUnderTest.await(
        count + " changes, all told",
        PATIENCE,
        AlertsIT::changes,
        found -> found.size() == count && allSent(found));
  }

  private static boolean allSent(JsonNode changes) {
    return StreamSupport.stream(changes.spliterator(), false)
        .flatMap(change -> StreamSupport.stream(change.get("notices").spliterator(), false))
        .allMatch(notice -> notice.get("state").asText().equals("sent"));
  }

  @Test
  void a_rule_is_raised_once_and_ends_once_though_the_server_is_killed_in_between()
      throws Exception {
    put(
        "/api/egress/pager",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(pager.port()));
    Answer early = send("PUT", "/api/alerts/parked", RULE);
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.json().get("errors").get(0).get("path").asText()).isEqualTo("destinations[2]");
    put("/api/systems/pager", PAGER.formatted(pager.port()));
    put("/api/alerts/parked", RULE);
    assertThat(state()).isEqualTo("quiet");
    pager.next(new Fault.Says(Said.of(503)));

    park("A-1");
    awaitChanges(1);
    assertThat(state()).isEqualTo("raised");
    hub.server().killHard();
    hub.server().restart();
    JsonNode changes = awaitChanges(2);

    assertThat(state()).isEqualTo("quiet");
    assertThat(changes)
        .extracting(change -> change.get("state").asText())
        .containsExactly("ended", "raised");
    JsonNode told = changes.get(1).get("told");
    assertThat(told.get("value").asDouble()).isEqualTo(1);
    assertThat(told.get("limit").asDouble()).isZero();
    assertThat(told.get("subject").asText()).isEqualTo("flow:erp-customers");
    List<JsonNode> queued = queued();
    assertThat(queued)
        .extracting(notice -> notice.get("state").asText())
        .containsExactly("raised", "ended");
    assertThat(called()).containsExactly("raised 503", "raised", "ended");
    assertThat(hub.log()).filteredOn(line -> line.contains("alert raised rule=parked")).hasSize(1);
    assertThat(hub.log()).filteredOn(line -> line.contains("alert ended rule=parked")).hasSize(1);

    Answer tried = send("POST", "/api/alert-trials", RULE);
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().get("changes"))
        .extracting(change -> change.get("state").asText())
        .containsExactly("raised", "ended");
  }

  private static String state() throws Exception {
    return hub.admin().get("/api/alerts/parked").json().get("state").asText();
  }

  /** A message of a country that nobody knows. */
  private static void park(String key) throws Exception {
    Answer answer =
        send(
            "POST",
            "/api/intake/erp/customer",
            """
            {"changedAt": "2026-11-01 10:00:00", "customer": {"no": "%s", "rev": 1, "name": {"last": "Metric"},
             "mail": "a@example.org", "address": {"country": "Atlantis"}}}
            """
                .formatted(key));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  /** All that waits in the queue of alerts, read as its reader may. */
  private static List<JsonNode> queued() throws Exception {
    List<JsonNode> notices = new ArrayList<>();
    try (Connection connection =
        new ActiveMQConnectionFactory(hub.server().jmsUrl())
            .createConnection("alert-reader.pager", READER_PASSWORD)) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageConsumer reader =
          session.createConsumer(session.createQueue("jms.queue.syncline.alerts"));
      connection.start();
      while (reader.receive(2_000) instanceof TextMessage message) {
        JsonNode notice = JSON.readTree(message.getText());
        assertThat(message.getStringProperty("notice")).isEqualTo(notice.get("notice").asText());
        assertThat(message.getStringProperty("rule")).isEqualTo("parked");
        assertThat(message.getStringProperty("state")).isEqualTo(notice.get("state").asText());
        notices.add(notice);
      }
    }
    return notices;
  }

  /** What the pager was called with; the first call it refused, the second had the same id. */
  private static List<String> called() {
    List<String> states = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    pager
        .asked()
        .forEach(
            asked -> {
              String id = asked.json().get("notice").asText();
              assertThat(asked.header("idempotency-key")).isEqualTo(id);
              ids.add(id);
              states.add(asked.json().get("state").asText() + (ids.size() == 1 ? " 503" : ""));
            });
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    return states;
  }
}
