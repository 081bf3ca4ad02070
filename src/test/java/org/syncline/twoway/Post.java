package org.syncline.twoway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.syncline.server.HubServer;

/** What one system sends to the hub. For one thread. */
final class Post implements AutoCloseable {
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;
  private int sent;

  Post(HubServer hub, Side side) throws JMSException {
    connection =
        new ActiveMQConnectionFactory(hub.jmsUrl())
            .createConnection(side.id(), hub.password(side.id()));
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    producer = session.createProducer(session.createQueue("syncline.in." + side.id()));
  }

  /**
   * Says what changed.
   *
   * @param at when that was, by the system's clock
   * @param values references as keys of rows
   */
  void send(Act act, Instant at, String key, Map<String, @Nullable String> values)
      throws JMSException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    values.forEach(body::put);
    body.put("id", key).put("at", at.toString());
    for (int i = 0; i < (act.twice() ? 2 : 1); i++) {
      TextMessage message = session.createTextMessage(body.toString());
      message.setStringProperty("object", act.kind().type());
      message.setStringProperty("messageId", "act-" + act.number());
      producer.send(message);
      sent++;
    }
  }

  int sent() {
    return sent;
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
