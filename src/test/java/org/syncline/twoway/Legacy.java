package org.syncline.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.peer.EmbeddedBroker;

/** A program that reads messages of its own broker and keeps rows by their keys. */
final class Legacy implements Peer {
  private static final String QUEUE = "legacy.in";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedBroker broker;
  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
  private final Map<String, Long> versions = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final AtomicLong calls = new AtomicLong();
  private String trouble = "";
  private long last;

  Legacy() throws Exception {
    broker = EmbeddedBroker.start().queue(QUEUE);
    factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port());
    connection = factory.createConnection("reader", EmbeddedBroker.PASSWORD);
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    session.createConsumer(session.createQueue(QUEUE)).setMessageListener(this::read);
    connection.start();
  }

  private synchronized void read(Message message) {
    calls.incrementAndGet();
    try {
      if (seen.add(message.getStringProperty("messageId"))) {
        apply(message);
      }
    } catch (JMSException | java.io.IOException | RuntimeException e) {
      trouble = e.toString();
    }
  }

  /** Of a row nothing older is taken than what it has from the hub already. */
  private void apply(Message message) throws JMSException, java.io.IOException {
    String[] what = message.getJMSType().split("-", 2);
    String key = message.getStringProperty("externalId");
    long version = message.getLongProperty("version");
    if (versions.getOrDefault(what[1] + key, 0L) > version) {
      trouble = "An older version came after a newer one: " + what[1] + " " + key;
      return;
    }
    versions.put(what[1] + key, version);
    Map<String, Row> table = rows.computeIfAbsent(what[1], type -> new LinkedHashMap<>());
    Row before = table.get(key);
    Map<String, @Nullable String> values =
        before == null ? new TreeMap<>() : new TreeMap<>(before.values());
    boolean gone = what[0].equals("archive");
    if (!gone) {
      JsonNode body = JSON.readTree(((TextMessage) message).getText());
      for (Map.Entry<String, JsonNode> member : body.properties()) {
        values.put(member.getKey(), member.getValue().isNull() ? null : member.getValue().asText());
      }
    }
    table.put(key, new Row(key, values, gone));
  }

  @Override
  public Side side() {
    return Side.LEGACY;
  }

  @Override
  public synchronized String make(Kind kind, Map<String, @Nullable String> values) {
    String key = "L-" + ++last;
    rows.computeIfAbsent(kind.type(), type -> new LinkedHashMap<>())
        .put(key, new Row(key, values, false));
    return key;
  }

  @Override
  public synchronized void change(Kind kind, String key, Map<String, @Nullable String> values) {
    Map<String, Row> table = rows.get(kind.type());
    Row before = table == null ? null : table.get(key);
    if (table == null || before == null) {
      throw new IllegalArgumentException("No row " + key);
    }
    Map<String, @Nullable String> after = new TreeMap<>(before.values());
    after.putAll(values);
    table.put(key, new Row(key, after, before.gone()));
  }

  @Override
  public synchronized Map<String, Row> rows(Kind kind) {
    return new LinkedHashMap<>(rows.getOrDefault(kind.type(), Map.of()));
  }

  @Override
  public long calls() {
    return calls.get() + broker.waiting(QUEUE);
  }

  @Override
  public synchronized String trouble() {
    return trouble;
  }

  @Override
  public String connection() {
    return """
    {"id": "out", "kind": "jms", "host": "127.0.0.1", "port": %d, "tls": false, "secret": "legacy/broker",
     "settings": {"user": "%s", "duplicatesDroppedBy": "readers", "objects": {%s}}}
    """
        .formatted(
            port(),
            EmbeddedBroker.USER,
            Kind.ALL.stream()
                .map(
                    kind ->
                        """
                        "%1$s": {"queue": "%2$s", "operations": {"upsert": "upsert-%1$s", "archive": "archive-%1$s"}}
                        """
                            .formatted(kind.type(), QUEUE))
                .collect(Collectors.joining(",")));
  }

  @Override
  public String secret() {
    return EmbeddedBroker.PASSWORD;
  }

  @Override
  public int port() {
    return broker.port();
  }

  @Override
  public String leaving() {
    return "archive";
  }

  @Override
  public void close() throws Exception {
    connection.close();
    factory.close();
    broker.close();
  }
}
