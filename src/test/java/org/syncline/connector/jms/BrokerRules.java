package org.syncline.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.jms.BytesMessage;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.TextMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.EmbeddedBroker;
import org.syncline.connector.peer.SilentLine;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Condition;
import org.syncline.platform.HostName;
import org.syncline.platform.SteppingClock;
import org.syncline.system.Connection;

/** What holds for each protocol, on a real broker; what arrived is read by JMS. */
abstract class BrokerRules {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String SETTINGS =
      """
      {"user": "hub", "duplicatesDroppedBy": "%s", "objects": {"customers": {
        "queue": "%s", "operations": {"upsert": "CustomerChanged", "archive": "CustomerLeft"},
        "operationProperty": "what", "contentType": "application/json",
        "properties": {"name": "{body.name}", "try": "{record}/{version}"},
        "priority": 7%s}}}
      """;
  private static EmbeddedBroker broker;
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final SteppingClock clock = new SteppingClock();
  private final AtomicInteger asked = new AtomicInteger();
  private String password = EmbeddedBroker.PASSWORD;
  private BrokerConnector connector;
  private String queue;

  abstract BrokerClient client();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @BeforeEach
  void open() throws Exception {
    queue = "customers." + NAMES.incrementAndGet();
    broker.queue(queue);
    connector =
        new BrokerConnector(
            client(),
            (host, port, encrypted, atMost) -> {
              asked.incrementAndGet();
              return List.of(InetAddress.getLoopbackAddress());
            },
            (system, connection) -> new Credentials.Given.Secret(password),
            clock,
            Executors.defaultThreadFactory());
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private Way way(String address, String more) {
    return way(address, more, "nobody", broker.port());
  }

  private Way way(String address, String more, String droppedBy, int port) {
    return connector.open(
        "crm",
        new Connection(
            "out",
            client().protocol().kind(),
            new HostName("127.0.0.1"),
            port,
            false,
            null,
            "crm/out",
            SETTINGS.formatted(droppedBy, address, more)));
  }

  static Write write(long record, int version, String body) {
    return write(record, version, body, TIME);
  }

  private static Write write(long record, int version, String body, Duration timeout) {
    return new Write(
        "customers",
        Operation.UPSERT,
        null,
        record,
        version,
        "duty-" + record + "-" + version,
        body.getBytes(StandardCharsets.UTF_8),
        timeout);
  }

  private static String text(Message message) throws JMSException {
    return ((TextMessage) message).getText();
  }

  private static String externalId(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done) answer).externalId();
  }

  @Test
  void a_change_becomes_one_message_that_says_what_is_to_be_done() throws Exception {
    Answer answer = way(queue, "").write(write(7, 3, "{\"name\": \"Ada Löwe\"}"));

    assertThat(externalId(answer)).isEqualTo("7");
    Message message = broker.take(queue, 1).get(0);
    assertThat(text(message)).isEqualTo("{\"name\": \"Ada Löwe\"}");
    assertThat(message.getJMSType()).isEqualTo("CustomerChanged");
    assertThat(message.getStringProperty("what")).isEqualTo("CustomerChanged");
    assertThat(message.getStringProperty("externalId")).isEqualTo("7");
    assertThat(message.getLongProperty("record")).isEqualTo(7);
    assertThat(message.getLongProperty("version")).isEqualTo(3);
    assertThat(message.getStringProperty("contentType")).isEqualTo("application/json");
    assertThat(message.getStringProperty("name")).isEqualTo("Ada Löwe");
    assertThat(message.getStringProperty("try")).isEqualTo("7/3");
    assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo("7");
    assertThat(message.getJMSCorrelationID()).isEqualTo("7");
    assertThat(message.getStringProperty("messageId")).matches("[0-9a-f]{32}");
    assertThat(message.getStringProperty("_AMQ_DUPL_ID"))
        .isEqualTo(message.getStringProperty("messageId"));
    assertThat(message.getJMSPriority()).isEqualTo(7);
    assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    assertThat(message.getJMSMessageID()).isNotBlank();
    assertThat(broker.waiting(queue)).isZero();
  }

  @Test
  void an_archived_record_is_told_by_its_external_id_without_a_body() throws Exception {
    Write archive =
        new Write("customers", Operation.ARCHIVE, "K-12", 7, 4, "duty-7-4", new byte[0], TIME);

    assertThat(externalId(way(queue, "").write(archive))).isEqualTo("K-12");

    Message message = broker.take(queue, 1).get(0);
    assertThat(message.getJMSType()).isEqualTo("CustomerLeft");
    assertThat(message.getStringProperty("externalId")).isEqualTo("K-12");
    assertThat(message.propertyExists("contentType")).isFalse();
    assertThat(message.propertyExists("name")).isFalse();
    assertThat(text(message)).isNullOrEmpty();
  }

  @Test
  void a_member_of_the_body_may_name_the_row_and_a_known_id_goes_before_it() throws Exception {
    Way way = way(queue, ", \"key\": \"C-{body.number}\", \"form\": \"bytes\"");

    assertThat(externalId(way.write(write(1, 1, "{\"number\": 42}")))).isEqualTo("C-42");
    Write known =
        new Write(
            "customers",
            Operation.UPSERT,
            "old",
            1,
            2,
            "k",
            "{\"number\": 43}".getBytes(StandardCharsets.UTF_8),
            TIME);
    assertThat(externalId(way.write(known))).isEqualTo("old");
    Answer without = way.write(write(2, 1, "{\"number\": null}"));

    assertThat(without).isInstanceOf(Answer.Refused.class);
    assertThat(((Answer.Refused) without).code()).isEqualTo("NO_KEY");
    List<Message> taken = broker.take(queue, 2);
    assertThat(taken.get(0)).isInstanceOf(BytesMessage.class);
    assertThat(taken.get(0).getBody(byte[].class))
        .isEqualTo("{\"number\": 42}".getBytes(StandardCharsets.UTF_8));
    assertThat(taken.get(1).getStringProperty("externalId")).isEqualTo("old");
  }

  @Test
  void one_connection_serves_many_writes_and_is_closed_when_nobody_needs_it() throws Exception {
    Way way = way(queue, "");
    int before = broker.connections();

    for (int version = 1; version <= 5; version++) {
      way.write(write(1, version, "{\"v\": " + version + "}"));
    }

    assertThat(asked.get()).isEqualTo(1);
    assertThat(connector.idle()).isEqualTo(1);
    assertThat(broker.connections()).isEqualTo(before + 1);
    clock.step(Duration.ofSeconds(61));
    connector.sweep();
    assertThat(connector.idle()).isZero();
    Condition.await("the connection is closed", () -> broker.connections() == before);
    assertThat(externalId(way.write(write(1, 6, "{\"v\": 6}")))).isEqualTo("1");
    assertThat(asked.get()).isEqualTo(2);
    assertThat(broker.take(queue, 6)).hasSize(6);
  }

  @Test
  void a_broken_connection_is_opened_anew_and_nothing_is_lost_or_sent_twice() throws Exception {
    Way way = way(queue, "");
    way.write(write(1, 1, "{\"v\": 1}"));
    broker.dropConnections();

    Answer answer = way.write(write(1, 2, "{\"v\": 2}"));

    if (!(answer instanceof Answer.Done)) {
      // The client had not noticed yet.
      assertThat(answer).isInstanceOfAny(Answer.Later.class, Answer.Uncertain.class);
      answer = way.write(write(1, 2, "{\"v\": 2}"));
    }
    assertThat(externalId(answer)).isEqualTo("1");
    assertThat(bodies(broker.take(queue, 2))).containsExactly("{\"v\": 1}", "{\"v\": 2}");
    assertThat(broker.waiting(queue)).isZero();
  }

  private static List<String> bodies(List<Message> messages) throws JMSException {
    List<String> bodies = new ArrayList<>();
    for (Message message : messages) {
      bodies.add(text(message));
    }
    return bodies;
  }

  @Test
  void a_broker_that_stops_is_unreachable_and_goes_on_when_it_is_back() throws Exception {
    Way way = way(queue, "");
    way.write(write(1, 1, "{\"v\": 1}"));
    broker.down();
    try {
      Answer answer = way.write(write(1, 2, "{\"v\": 2}"));

      assertThat(answer).isInstanceOf(Answer.Later.class);
      assertThat(((Answer.Later) answer).why()).isEqualTo(Answer.Why.UNREACHABLE);
      assertThat(way.check(TIME)).isInstanceOf(Checked.Fails.class);
    } finally {
      broker.up();
    }
    assertThat(externalId(way.write(write(1, 2, "{\"v\": 2}")))).isEqualTo("1");
    assertThat(way.check(TIME)).isEqualTo(new Checked.Works());
    assertThat(bodies(broker.take(queue, 2))).containsExactly("{\"v\": 1}", "{\"v\": 2}");
  }

  @Test
  void a_wrong_password_is_a_matter_of_set_up() throws Exception {
    password = "other";
    Way way = way(queue, "");

    Answer answer = way.write(write(1, 1, "{}"));

    assertThat(answer).isInstanceOf(Answer.Misconfigured.class);
    assertThat(((Answer.Misconfigured) answer).sentence()).contains("password");
    assertThat(way.check(TIME)).isInstanceOf(Checked.Fails.class);
    password = EmbeddedBroker.PASSWORD;
    assertThat(externalId(way.write(write(1, 1, "{}")))).isEqualTo("1");
  }

  @Test
  void an_address_that_is_not_there_or_forbidden_is_a_matter_of_set_up() throws Exception {
    broker.queue(EmbeddedBroker.FORBIDDEN + queue);

    Answer unknown = way("nowhere", "").write(write(1, 1, "{}"));
    Answer forbidden = way(EmbeddedBroker.FORBIDDEN + queue, "").write(write(1, 1, "{}"));

    assertThat(unknown).isInstanceOf(Answer.Misconfigured.class);
    assertThat(((Answer.Misconfigured) unknown).sentence()).contains("nowhere");
    assertThat(forbidden).isInstanceOf(Answer.Misconfigured.class);
    assertThat(((Answer.Misconfigured) forbidden).sentence()).contains("does not let");
  }

  @Test
  void a_queue_comes_about_where_the_broker_makes_them() throws Exception {
    String made = EmbeddedBroker.MADE + queue;

    assertThat(externalId(way(made, "").write(write(1, 1, "{}")))).isEqualTo("1");

    assertThat(broker.take(made, 1)).hasSize(1);
  }

  @Test
  void a_full_address_lets_the_target_rest_whether_it_refuses_or_lets_wait() throws Exception {
    String body = "{\"long\": \"" + "x".repeat(3_000) + "\"}";
    for (String beginning : List.of(EmbeddedBroker.REFUSING, EmbeddedBroker.WAITING)) {
      String full = beginning + queue;
      broker.queue(full);
      Way way = way(full, "");
      int done = 0;
      Answer answer = way.write(write(1, 1, body, Duration.ofSeconds(8)));
      while (answer instanceof Answer.Done && done < 2_000) {
        done++;
        answer = way.write(write(1, 1 + done, body, Duration.ofSeconds(8)));
      }

      assertThat(broker.waiting(full)).isEqualTo(done);
      assertThat(answer).as(beginning).isEqualTo(Answers.full());
      broker.take(full, done);
      assertThat(externalId(way.write(write(1, 1 + done, body)))).isEqualTo("1");
      Condition.await("the message is there", () -> broker.waiting(full) == 1);
    }
  }

  @Test
  void what_was_not_confirmed_is_uncertain_and_not_there_twice_when_it_is_sent_again()
      throws Exception {
    try (SilentLine line = new SilentLine(broker.port())) {
      Way way = way(queue, "", "broker", line.port());
      way.write(write(1, 1, "{\"v\": 1}"));
      Write write = write(2, 1, "{\"v\": 2}", Duration.ofSeconds(2));
      line.silentAfter("{\"v\": 2}");

      Answer answer = way.write(write);

      assertThat(answer).isInstanceOf(Answer.Uncertain.class);
      Condition.await("both messages are there", () -> broker.waiting(queue) == 2);
      line.mend();
      assertThat(way.find(write)).isEqualTo(new Sighting.Repeatable());
      assertThat(externalId(way.write(write(2, 1, "{\"v\": 2}")))).isEqualTo("2");
      assertThat(broker.waiting(queue)).isEqualTo(2);

      Write newer = write(2, 1, "{\"v\": 3}");
      assertThat(externalId(way.write(newer))).isEqualTo("2");
    }
    assertThat(bodies(broker.take(queue, 3)))
        .containsExactly("{\"v\": 1}", "{\"v\": 2}", "{\"v\": 3}");
  }

  @Test
  void whether_sending_again_is_harmless_is_said_by_the_settings() throws Exception {
    assertThat(way(queue, "").find(write(1, 1, "{}"))).isInstanceOf(Sighting.CantTell.class);
    assertThat(way(queue, "", "readers", broker.port()).find(write(1, 1, "{}")))
        .isEqualTo(new Sighting.Repeatable());
  }

  @Test
  void several_messages_go_together_and_a_repeated_one_takes_no_other_with_it() throws Exception {
    Way way = way(queue, ", \"key\": \"{body.k}\"", "broker", broker.port());
    assertThat(way.together("customers")).isEqualTo(50);
    assertThat(way.together("others")).isEqualTo(1);
    way.write(write(2, 1, "{\"k\": \"b\"}"));

    List<Answer> answers =
        way.writeAll(
            List.of(
                write(1, 1, "{\"k\": \"a\"}"),
                write(2, 1, "{\"k\": \"b\"}"),
                write(3, 1, "{}"),
                write(4, 1, "{\"k\": \"d\"}")));

    assertThat(externalId(answers.get(0))).isEqualTo("a");
    assertThat(externalId(answers.get(1))).isEqualTo("b");
    assertThat(answers.get(2)).isInstanceOf(Answer.Refused.class);
    assertThat(externalId(answers.get(3))).isEqualTo("d");
    assertThat(bodies(broker.take(queue, 3)))
        .containsExactlyInAnyOrder("{\"k\": \"b\"}", "{\"k\": \"a\"}", "{\"k\": \"d\"}");
    assertThat(broker.waiting(queue)).isZero();
  }

  @Test
  void a_long_body_arrives_whole() throws Exception {
    String body = "{\"long\": \"" + "ä".repeat(600_000) + "\"}";

    assertThat(externalId(way(queue, "").write(write(1, 1, body)))).isEqualTo("1");

    assertThat(text(broker.take(queue, 1).get(0))).isEqualTo(body);
  }

  @Test
  void ten_thousand_messages_keep_their_order_per_record() throws Exception {
    long seed = 20261127;
    Random random = new Random(seed);
    Way way = way(queue, "");
    Map<Long, Integer> versions = new HashMap<>();
    int sent = 0;
    while (sent < 10_000) {
      List<Write> writes = new ArrayList<>();
      List<Long> records = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        long record = random.nextInt(500);
        if (!records.contains(record)) {
          records.add(record);
          int version = versions.merge(record, 1, Integer::sum);
          writes.add(write(record, version, "{\"v\": " + version + "}"));
        }
      }
      assertThat(way.writeAll(writes)).allSatisfy(BrokerRules::externalId);
      sent += writes.size();
    }

    Map<Long, Integer> seen = new HashMap<>();
    for (Message message : broker.take(queue, sent)) {
      int version = (int) message.getLongProperty("version");
      Integer before = seen.put(message.getLongProperty("record"), version);
      assertThat(version).as("seed %d", seed).isEqualTo(before == null ? 1 : before + 1);
    }
    assertThat(seen).isEqualTo(versions);
    assertThat(broker.waiting(queue)).isZero();
  }
}
