package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.server.HubServer;

/** The hub's meters among those that the server offers. */
class MetricsIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static HubServer hub;

  @BeforeAll
  static void start() {
    hub = HubServer.named("metrics").withSamples().start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void outcomes_and_delays_of_intake_are_metered_by_system_and_flow() throws Exception {
    send("not an order of ours", "metrics-1");
    send("not an order of ours", "metrics-1");

    // Of the meters of one fact this is the last.
    String metrics =
        metricsOnceTheyHold("syncline_intake_sent_to_committed_seconds_count", "system=\"erp\"");

    assertThat(metrics.lines())
        .anyMatch(
            line ->
                line.startsWith("syncline_intake_outcomes_total{")
                    && line.contains("outcome=\"parked\"")
                    && line.contains("system=\"erp\"")
                    && line.contains("flow=\"erp-customers\"")
                    && line.endsWith(" 1.0"))
        .anyMatch(
            line ->
                line.startsWith("syncline_intake_received_to_committed_seconds_count{")
                    && line.contains("system=\"erp\"")
                    && line.endsWith(" 1"))
        .anyMatch(
            line ->
                line.startsWith("syncline_intake_sent_to_committed_seconds_sum{")
                    && line.contains("system=\"erp\""));
  }

  private static void send(String body, String messageId) throws JMSException {
    try (Connection connection =
        new ActiveMQConnectionFactory(hub.jmsUrl()).createConnection("erp", hub.password("erp"))) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      TextMessage message = session.createTextMessage(body);
      message.setStringProperty("messageId", messageId);
      message.setStringProperty("object", "customer");
      session.createProducer(session.createQueue("syncline.in.erp")).send(message);
    }
  }

  private static String metricsOnceTheyHold(String name, String label) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    String metrics = metrics();
    while (metrics.lines().noneMatch(line -> line.startsWith(name) && line.contains(label))
        && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      metrics = metrics();
    }
    return metrics;
  }

  private static String metrics() throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(hub.management().resolve("/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
