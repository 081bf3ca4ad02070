package org.syncline.story;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.syncline.server.HubServer;

/** A legacy system's program that sends whatever JMS lets it send. For one thread. */
final class LegacySender implements AutoCloseable {
  private static final int TRANSACTION = 500;

  private final String system;
  private final Connection connection;
  private final Session session;

  LegacySender(HubServer server, String system) throws JMSException {
    this(server.jmsUrl(), system, server.password(system));
  }

  LegacySender(String url, String system, String password) throws JMSException {
    this.system = system;
    connection = new ActiveMQConnectionFactory(url).createConnection(system, password);
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  /** Writes a message. */
  @FunctionalInterface
  interface Author {
    Message write(Session session) throws JMSException;
  }

  /** Sends to the system's own address under a message id of the sender's. */
  void send(String messageId, Author author) throws JMSException {
    sendTo(
        "syncline.in." + system,
        session -> {
          Message message = author.write(session);
          message.setStringProperty("messageId", messageId);
          return message;
        });
  }

  void sendText(String messageId, String text) throws JMSException {
    send(messageId, session -> session.createTextMessage(text));
  }

  /** Sends many in transactions of 500: faster than anybody could take them. */
  void flood(String idPrefix, int count, IntFunction<String> text) throws JMSException {
    flood(idPrefix, text, sent -> sent < count);
  }

  /**
   * Sends in transactions of 500 for as long as it is told to.
   *
   * @param more whether to go on, after so many
   * @return how many were sent
   */
  int flood(String idPrefix, IntFunction<String> text, IntPredicate more) throws JMSException {
    try (Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer =
            transacted.createProducer(transacted.createQueue("syncline.in." + system))) {
      int sent = 0;
      while (more.test(sent)) {
        sent++;
        Message message = transacted.createTextMessage(text.apply(sent));
        message.setStringProperty("messageId", idPrefix + sent);
        producer.send(message);
        if (sent % TRANSACTION == 0) {
          transacted.commit();
        }
      }
      transacted.commit();
      return sent;
    }
  }

  /** Sends to any address, and without a word about identity. */
  void sendTo(String address, Author author) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
      producer.send(author.write(session));
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
