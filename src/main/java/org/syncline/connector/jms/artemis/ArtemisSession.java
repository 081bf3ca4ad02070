package org.syncline.connector.jms.artemis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.utils.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.jms.Answers;
import org.syncline.connector.jms.BrokerMessage;
import org.syncline.connector.jms.BrokerSession;
import org.syncline.connector.jms.Course;
import org.syncline.connector.jms.Destination;
import org.syncline.connector.spi.Answer;
import org.syncline.platform.Sha256;

/** A transacted session of its own connection. */
final class ArtemisSession implements BrokerSession {
  private static final Logger LOG = Logger.getLogger(ArtemisSession.class.getName());

  private final ServerLocator locator;
  private final ClientSessionFactory factory;
  private final ClientSession session;
  private final Clock clock;
  private volatile boolean broken;
  private @Nullable ClientProducer producer;

  ArtemisSession(
      ServerLocator locator, ClientSessionFactory factory, ClientSession session, Clock clock) {
    this.locator = locator;
    this.factory = factory;
    this.session = session;
    this.clock = clock;
  }

  @Override
  public List<Answer> send(List<BrokerMessage> messages, Course course)
      throws InterruptedException {
    Committed all = commit(messages, course);
    if (!all.divisible() || messages.size() == 1) {
      return Answers.each(all.answer(), messages.size());
    }
    // One of them spoilt the transaction of all.
    List<Answer> answers = new ArrayList<>();
    for (BrokerMessage message : messages) {
      answers.add(broken ? Answers.lost() : commit(List.of(message), course).answer());
    }
    return answers;
  }

  /**
   * What came of a transaction.
   *
   * @param divisible whether another outcome may be had with fewer messages
   */
  private record Committed(Answer answer, boolean divisible) {
    static Committed of(Answer answer) {
      return new Committed(answer, false);
    }
  }

  private Committed commit(List<BrokerMessage> messages, Course course)
      throws InterruptedException {
    Destination destination = messages.get(0).destination();
    try {
      Map<Destination, Boolean> there = new HashMap<>();
      for (BrokerMessage message : messages) {
        destination = message.destination();
        if (there.get(destination) == null) {
          there.put(destination, isThere(destination));
        }
        if (Boolean.FALSE.equals(there.get(destination))) {
          rollBack();
          return Committed.of(Answers.unknown(destination));
        }
        producer().send(SimpleString.of(destination.name()), message(message));
      }
    } catch (ActiveMQException e) {
      return notCommitted(e, destination, Answers.lost());
    } catch (ActiveMQInterruptedException e) {
      throw interrupted();
    }
    if (!course.entrust()) {
      broken = true;
      return Committed.of(Answers.full());
    }
    try {
      session.commit();
      return Committed.of(Answers.done());
    } catch (ActiveMQException e) {
      return notCommitted(e, destination, Answers.uncertain());
    } catch (ActiveMQInterruptedException e) {
      throw interrupted();
    }
  }

  private InterruptedException interrupted() {
    broken = true;
    return new InterruptedException();
  }

  private ClientProducer producer() throws ActiveMQException {
    ClientProducer any = producer;
    if (any == null) {
      any = session.createProducer();
      producer = any;
    }
    return any;
  }

  /**
   * Asked before each transaction: what is sent to an address without a queue is lost in silence.
   */
  private boolean isThere(Destination destination) throws ActiveMQException {
    SimpleString name = SimpleString.of(destination.name());
    ClientSession.AddressQuery known = session.addressQuery(name);
    if (destination.topic()) {
      if (!known.isExists() && known.isAutoCreateAddresses()) {
        create(() -> session.createAddress(name, RoutingType.MULTICAST, true));
        return true;
      }
      return known.isExists();
    }
    if (known.getQueueNames().isEmpty() && known.isAutoCreateQueues()) {
      create(
          () ->
              session.createQueue(
                  QueueConfiguration.of(name)
                      .setAddress(name)
                      .setRoutingType(RoutingType.ANYCAST)
                      .setDurable(true)
                      .setAutoCreated(true)));
      return true;
    }
    return !known.getQueueNames().isEmpty();
  }

  @FunctionalInterface
  private interface Creation {
    void run() throws ActiveMQException;
  }

  /** Another client may be quicker. */
  private static void create(Creation creation) throws ActiveMQException {
    try {
      creation.run();
    } catch (ActiveMQException e) {
      if (e.getType() != ActiveMQExceptionType.QUEUE_EXISTS
          && e.getType() != ActiveMQExceptionType.ADDRESS_EXISTS) {
        throw e;
      }
    }
  }

  private ClientMessage message(BrokerMessage from) {
    ClientMessage message =
        session.createMessage(
            from.text() ? Message.TEXT_TYPE : Message.BYTES_TYPE,
            from.handling().persistent(),
            expiration(from),
            clock.millis(),
            (byte) from.handling().priority());
    message.setRoutingType(
        from.destination().topic() ? RoutingType.MULTICAST : RoutingType.ANYCAST);
    message.setUserID(new UUID(UUID.TYPE_NAME_BASED, half(Sha256.of(from.id()))));
    from.properties().forEach(message::putObjectProperty);
    message.putStringProperty("messageId", from.id());
    message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), from.id());
    message.putStringProperty(Message.HDR_GROUP_ID.toString(), from.group());
    MessageUtil.setJMSCorrelationID(message, from.correlation());
    MessageUtil.setJMSType(message, from.type());
    if (from.text()) {
      String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(from.body())).toString();
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
    } else {
      message.getBodyBuffer().writeBytes(from.body());
    }
    return message;
  }

  private long expiration(BrokerMessage from) {
    long live = from.handling().timeToLive().toMillis();
    return live == 0 ? 0 : clock.millis() + live;
  }

  private static byte[] half(byte[] hash) {
    byte[] half = new byte[16];
    System.arraycopy(hash, 0, half, 0, half.length);
    return half;
  }

  /**
   * Judges what the broker, or the client, said.
   *
   * @param unheard what it means where nobody answered
   */
  private Committed notCommitted(ActiveMQException e, Destination destination, Answer unheard) {
    LOG.log(Level.FINE, "not committed at a broker: {0}", e.getType());
    switch (e.getType()) {
      case DUPLICATE_ID_REJECTED -> {
        // The broker has it already: what was not confirmed the last time had been done.
        rollBack();
        return new Committed(Answers.done(), true);
      }
      case ADDRESS_FULL -> {
        rollBack();
        return Committed.of(Answers.full());
      }
      case SECURITY_EXCEPTION -> {
        rollBack();
        return Committed.of(Answers.forbidden(destination));
      }
      case QUEUE_DOES_NOT_EXIST, ADDRESS_DOES_NOT_EXIST, UNEXPECTED_ROUTING_TYPE_FOR_ADDRESS -> {
        rollBack();
        return Committed.of(Answers.unknown(destination));
      }
      case TRANSACTION_ROLLED_BACK, INTERCEPTOR_REJECTED_PACKET -> {
        rollBack();
        return new Committed(Answers.failed(), true);
      }
      default -> {
        broken = true;
        return Committed.of(unheard);
      }
    }
  }

  private void rollBack() {
    try {
      session.rollback();
    } catch (ActiveMQException e) {
      broken = true;
    }
  }

  @Override
  public boolean usable() {
    return !broken && !session.isClosed() && !factory.isClosed();
  }

  @Override
  public void close() {
    if (!usable()) {
      // Without a word to the broker: it takes back what was not committed when the line is down.
      factory.cleanup();
    }
    broken = true;
    locator.close();
  }
}
