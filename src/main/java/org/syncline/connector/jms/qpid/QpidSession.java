package org.syncline.connector.jms.qpid;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.qpid.jms.JmsSendTimedOutException;
import org.apache.qpid.jms.exceptions.JmsConnectionClosedException;
import org.apache.qpid.jms.exceptions.JmsConnectionFailedException;
import org.apache.qpid.jms.provider.exceptions.ProviderDeliveryModifiedException;
import org.apache.qpid.jms.provider.exceptions.ProviderDeliveryReleasedException;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.jms.Answers;
import org.syncline.connector.jms.BrokerMessage;
import org.syncline.connector.jms.BrokerSession;
import org.syncline.connector.jms.Course;
import org.syncline.connector.jms.Destination;
import org.syncline.connector.spi.Answer;

/** A session of its own connection; each message is confirmed by itself. */
final class QpidSession implements BrokerSession {
  private static final Logger LOG = Logger.getLogger(QpidSession.class.getName());

  /** What the client says when a message never left it, for want of the broker's leave. */
  private static final String NO_LEAVE = "credit";

  private final Connection connection;
  private final Session session;
  private final NamedMessages names;
  private final Map<Destination, MessageProducer> producers = new HashMap<>();
  private volatile boolean broken;

  QpidSession(Connection connection, Session session, NamedMessages names) {
    this.connection = connection;
    this.session = session;
    this.names = names;
  }

  void breaks() {
    broken = true;
  }

  /** A message on its way. */
  private static final class Flight implements CompletionListener {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Exception failure;

    @Override
    public void onCompletion(Message message) {
      over.countDown();
    }

    @Override
    public void onException(Message message, Exception exception) {
      failure = exception;
      over.countDown();
    }
  }

  @Override
  public List<Answer> send(List<BrokerMessage> messages, Course course)
      throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    List<@Nullable Flight> flights = new ArrayList<>();
    for (BrokerMessage message : messages) {
      Flight flight = new Flight();
      Answer known = begin(message, flight, course);
      answers.add(known == null ? Answers.unconfirmed() : known);
      flights.add(known == null ? flight : null);
    }
    for (int i = 0; i < flights.size(); i++) {
      Flight flight = flights.get(i);
      if (flight != null) {
        flight.over.await();
        Answer answer = landed(flight, messages.get(i));
        broken |= !(answer instanceof Answer.Done);
        answers.set(i, answer);
      }
    }
    return answers;
  }

  /** What is known without waiting; null where it is on its way. */
  private @Nullable Answer begin(BrokerMessage from, Flight flight, Course course) {
    MessageProducer producer;
    Message message;
    try {
      producer = producer(from.destination());
      message = message(from);
    } catch (JMSException e) {
      broken = true;
      return notBegun(e, from.destination());
    }
    if (broken) {
      return Answers.lost();
    }
    if (!course.entrust()) {
      broken = true;
      return Answers.full();
    }
    try {
      names.next(from.id());
      producer.send(
          message,
          from.handling().persistent() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT,
          from.handling().priority(),
          from.handling().timeToLive().toMillis(),
          flight);
      return null;
    } catch (IllegalStateException e) {
      // The link was closed before: nothing left the client.
      broken = true;
      return Answers.lost();
    } catch (JMSException e) {
      broken = true;
      LOG.log(Level.FINE, "not confirmed by a broker: {0}", e.getClass().getName());
      return e instanceof JmsSendTimedOutException ? timedOut(e) : Answers.uncertain();
    }
  }

  private static Answer timedOut(Exception e) {
    return String.valueOf(e.getMessage()).contains(NO_LEAVE)
        ? Answers.full()
        : Answers.unconfirmed();
  }

  private MessageProducer producer(Destination destination) throws JMSException {
    MessageProducer producer = producers.get(destination);
    if (producer == null) {
      producer = link(destination);
      producers.put(destination, producer);
    }
    return producer;
  }

  private MessageProducer link(Destination destination) throws JMSException {
    return session.createProducer(
        destination.topic()
            ? session.createTopic(destination.name())
            : session.createQueue(destination.name()));
  }

  private Message message(BrokerMessage from) throws JMSException {
    Message message;
    if (from.text()) {
      message = session.createTextMessage(new String(from.body(), StandardCharsets.UTF_8));
    } else {
      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes(from.body());
      message = bytes;
    }
    for (Map.Entry<String, Object> property : from.properties().entrySet()) {
      message.setObjectProperty(property.getKey(), property.getValue());
    }
    message.setStringProperty("messageId", from.id());
    message.setStringProperty("_AMQ_DUPL_ID", from.id());
    message.setStringProperty("JMSXGroupID", from.group());
    message.setJMSCorrelationID(from.correlation());
    message.setJMSType(from.type());
    return message;
  }

  private Answer notBegun(JMSException e, Destination destination) {
    LOG.log(Level.FINE, "no link to a broker''s address: {0}", e.getClass().getName());
    if (e instanceof InvalidDestinationException) {
      return Answers.unknown(destination);
    }
    if (e instanceof JMSSecurityException) {
      return Answers.forbidden(destination);
    }
    if (e instanceof ResourceAllocationException) {
      return Answers.full();
    }
    return Answers.lost();
  }

  private Answer landed(Flight flight, BrokerMessage message) {
    Exception e = flight.failure;
    if (e == null) {
      return Answers.done();
    }
    LOG.log(Level.FINE, "not taken by a broker: {0}", e.getClass().getName());
    if (e instanceof JmsSendTimedOutException) {
      return timedOut(e);
    }
    if (e instanceof JmsConnectionFailedException
        || e instanceof JmsConnectionClosedException
        || !(e instanceof JMSException)
        || !stands(message.destination())) {
      return Answers.uncertain();
    }
    return judged(e, message.destination());
  }

  /**
   * Whether the link that a message went over is still there: then what failed was the broker's
   * word on that message, and not the end of the link. A new link is made first, since that comes
   * behind all that the broker has said before.
   */
  private boolean stands(Destination destination) {
    MessageProducer producer = producers.get(destination);
    if (broken || producer == null) {
      return false;
    }
    try {
      link(destination).close();
      producer.getDeliveryMode();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  private static Answer judged(Exception e, Destination destination) {
    if (e instanceof ResourceAllocationException) {
      return Answers.full();
    }
    if (e instanceof JMSSecurityException) {
      return Answers.forbidden(destination);
    }
    if (e instanceof InvalidDestinationException) {
      return Answers.unknown(destination);
    }
    if (e.getCause() instanceof ProviderDeliveryReleasedException
        || e.getCause() instanceof ProviderDeliveryModifiedException) {
      return Answers.failed();
    }
    return new Answer.Refused(
        "REJECTED",
        "The broker rejected the message; its log says why. Mend the record, the mapping or the"
            + " broker, then retry.");
  }

  @Override
  public boolean usable() {
    return !broken;
  }

  @Override
  public void close() {
    broken = true;
    end(connection);
  }

  static void end(Connection connection) {
    try {
      connection.close();
    } catch (JMSException e) {
      LOG.log(Level.FINE, "a connection to a broker did not close: {0}", e.getClass().getName());
    }
  }
}
