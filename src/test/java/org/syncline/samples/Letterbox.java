package org.syncline.samples;

import java.util.Map;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.MapMessage;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One legacy system's JMS session on the hub's address for it. For one thread. */
public final class Letterbox implements AutoCloseable {
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;

  /**
   * @param url as in {@code tcp://localhost:5445}
   * @param system also the broker's user
   */
  public Letterbox(String url, String system, String password) throws JMSException {
    ConnectionFactory factory = new ActiveMQConnectionFactory(url);
    connection = factory.createConnection(system, password);
    try {
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      producer = session.createProducer(session.createQueue("syncline.in." + system));
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
    } catch (JMSException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Comes back when the broker has the message on its disk.
   *
   * @return the id that JMS gave this send
   */
  public String send(String object, String messageId, Payload payload) throws JMSException {
    Message message = message(payload);
    message.setStringProperty("object", object);
    message.setStringProperty("messageId", messageId);
    producer.send(message);
    return message.getJMSMessageID();
  }

  private Message message(Payload payload) throws JMSException {
    if (payload instanceof Payload.Text text) {
      return session.createTextMessage(text.text());
    } else if (payload instanceof Payload.Bytes bytes) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(bytes.bytes());
      return message;
    }
    MapMessage message = session.createMapMessage();
    for (Map.Entry<String, Object> entry : ((Payload.Entries) payload).entries().entrySet()) {
      message.setObject(entry.getKey(), entry.getValue());
    }
    return message;
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
