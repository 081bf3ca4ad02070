package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.jms.Message;
import javax.jms.TextMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.EmbeddedBroker;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** Changes reach a broker of somebody else, by both of its protocols, each as one message. */
class BrokersOutIT {
  private static final int MANY = 30;
  private static final List<String> KINDS = List.of("jms", "amqp");
  private static final String CONNECTION =
      """
      {"id": "%1$s", "kind": "%1$s", "host": "127.0.0.1", "port": %2$d, "tls": false, "secret": "sales/%1$s",
       "settings": {"user": "hub", "duplicatesDroppedBy": "broker", "objects": {"%1$s-customers": {
         "queue": "customers.%1$s", "operations": {"upsert": "CustomerChanged", "archive": "CustomerLeft"},
         "contentType": "application/json"}}}}
      """;
  private static final String MAPPING =
      """
      {"id": "to-sales", "output": {"kind": "json"}, "rows": [
        {"target": "name", "source": "familyName", "default": null},
        {"target": "mail", "source": "email", "default": null}]}
      """;
  private static final String FLOW =
      """
      {"id": "customers-by-%1$s", "direction": "out", "system": "sales", "connection": "%1$s", "object": "%1$s-customers",
       "recordType": "customer", "mapping": "to-sales", "write": "upsert", "delete": "archive"}
      """;

  private static HubUnderTest hub;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start().queue("customers.jms").queue("customers.amqp");
    hub = HubUnderTest.start(HubServer.named("brokers-out"));
    put(
        "/api/egress/sales",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(broker.port()));
    put("/api/mappings/to-sales", MAPPING);
    put(
        "/api/systems/sales",
        "{\"id\": \"sales\", \"name\": \"Sales\", \"owner\": \"Sales\", \"connections\": ["
            + KINDS.stream()
                .map(kind -> CONNECTION.formatted(kind, broker.port()))
                .collect(Collectors.joining(","))
            + "]}");
    for (String kind : KINDS) {
      put("/api/secrets/sales/" + kind, "{\"value\": \"%s\"}".formatted(EmbeddedBroker.PASSWORD));
      put("/api/flows/customers-by-" + kind, FLOW.formatted(kind));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (hub != null) {
      hub.close();
    }
    broker.close();
  }

  private static Answer send(String method, String path, String body) throws Exception {
    return hub.admin()
        .call(
            hub.admin()
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
  }

  private static void put(String path, String body) throws Exception {
    Answer answer = send("PUT", path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 204);
  }

  private static long customer(int id, String name) throws Exception {
    Answer answer =
        send("POST", "/api/customers", "{\"id\": %d, \"name\": \"%s\"}".formatted(id, name));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json().get("record").asLong();
  }

  private static List<String> outcomes(String kind, long record) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode delivery :
        hub.admin()
            .get("/api/deliveries?flow=customers-by-" + kind + "&record=" + record)
            .json()
            .get("deliveries")) {
      outcomes.add(delivery.get("status").asText());
    }
    return outcomes;
  }

  private static void delivered(String kind, long record, int times) {
    HubUnderTest.await(
        times + " deliveries of " + record,
        () -> outcomes(kind, record),
        all -> all.size() == times && all.stream().allMatch("delivered"::equals));
  }

  private static void deliveredToBoth(long record, int times) {
    KINDS.forEach(kind -> delivered(kind, record, times));
  }

  @Test
  void each_change_is_one_message_though_the_broker_was_away() throws Exception {
    Map<Long, String> names = new HashMap<>();
    for (int id = 1; id <= MANY; id++) {
      names.put(customer(id, "Customer " + id), "Customer " + id);
    }
    for (long record : names.keySet()) {
      deliveredToBoth(record, 1);
    }
    long changed = customer(1, "Somebody");
    deliveredToBoth(changed, 2);

    broker.down();
    customer(1, "Somebody Else");
    for (String kind : KINDS) {
      HubUnderTest.await(
          "a broker that is away",
          () -> outcomes(kind, changed).get(0),
          Set.of("retrying", "uncertain")::contains);
    }
    broker.up();
    deliveredToBoth(changed, 3);

    for (String kind : KINDS) {
      List<Message> messages = broker.take("customers." + kind, MANY + 2);
      assertThat(broker.waiting("customers." + kind)).isZero();
      assertThat(bodies(messages, changed))
          .satisfiesExactly(
              body -> assertThat(body).contains("\"Customer 1\""),
              body -> assertThat(body).contains("\"Somebody\""),
              body -> assertThat(body).contains("\"Somebody Else\""));
      for (long record : names.keySet()) {
        if (record != changed) {
          assertThat(bodies(messages, record))
              .singleElement()
              .asString()
              .contains("\"" + names.get(record) + "\"");
        }
      }
    }
  }

  private static List<String> bodies(List<Message> messages, long record) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (Message message : messages) {
      if (message.getLongProperty("record") == record) {
        assertThat(message.getJMSType()).isEqualTo("CustomerChanged");
        assertThat(message.getStringProperty("externalId")).isEqualTo(Long.toString(record));
        bodies.add(((TextMessage) message).getText());
      }
    }
    return bodies;
  }
}
