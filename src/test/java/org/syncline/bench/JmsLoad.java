package org.syncline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.jms.Connection;
import javax.jms.DeliveryMode;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Durable, blocking sends by several senders, as fast as they can or at a steady pace. */
final class JmsLoad {
  private final ActiveMQConnectionFactory factory;
  private final String user;
  private final String password;

  JmsLoad(String url, String user, String password) {
    this.factory = new ActiveMQConnectionFactory(url);
    this.user = user;
    this.password = password;
  }

  /** One message to send. */
  record Outgoing(String messageId, String body) {}

  /** Sends messages 0 to count-1; returns messages a second. */
  double send(String address, int senders, int count, IntFunction<Outgoing> message)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> work = new ArrayList<>();
    for (int s = 0; s < senders; s++) {
      work.add(
          () -> {
            try (Connection connection = factory.createConnection(user, password)) {
              Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
              MessageProducer producer = session.createProducer(session.createQueue(address));
              producer.setDeliveryMode(DeliveryMode.PERSISTENT);
              int i;
              while ((i = next.getAndIncrement()) < count) {
                send(session, producer, message.apply(i));
              }
            }
            return null;
          });
    }
    return timed(work, count);
  }

  private static void send(Session session, MessageProducer producer, Outgoing outgoing)
      throws Exception {
    TextMessage text = session.createTextMessage(outgoing.body());
    text.setStringProperty("messageId", outgoing.messageId());
    producer.send(text);
  }

  /** Sends at a steady pace from as many senders as the pace needs; late ticks are not made up. */
  void sendSteadily(String address, int perSecond, int count, IntFunction<Outgoing> message)
      throws Exception {
    int senders = 4;
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime() + 50_000_000L;
    long step = 1_000_000_000L / perSecond;
    List<Callable<Void>> work = new ArrayList<>();
    for (int s = 0; s < senders; s++) {
      work.add(
          () -> {
            try (Connection connection = factory.createConnection(user, password)) {
              Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
              MessageProducer producer = session.createProducer(session.createQueue(address));
              producer.setDeliveryMode(DeliveryMode.PERSISTENT);
              int i;
              while ((i = next.getAndIncrement()) < count) {
                long due = begin + i * step;
                long wait;
                while ((wait = due - System.nanoTime()) > 0) {
                  LockSupport.parkNanos(wait);
                }
                send(session, producer, message.apply(i));
              }
            }
            return null;
          });
    }
    timed(work, count);
  }

  /**
   * Sends and receives at once on a plain queue; returns messages a second until the last is
   * received.
   */
  double sendAndReceive(String queue, int senders, int count, IntFunction<Outgoing> message)
      throws Exception {
    CountDownLatch received = new CountDownLatch(count);
    List<Connection> consumers = new ArrayList<>();
    try {
      for (int s = 0; s < senders; s++) {
        Connection connection = factory.createConnection(user, password);
        consumers.add(connection);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        consumer.setMessageListener(m -> received.countDown());
        connection.start();
      }
      long begin = System.nanoTime();
      send(queue, senders, count, message);
      if (!received.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Not all messages came back: " + received.getCount());
      }
      return count / ((System.nanoTime() - begin) / 1e9);
    } finally {
      for (Connection connection : consumers) {
        connection.close();
      }
    }
  }

  private static double timed(List<Callable<Void>> work, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      long begin = System.nanoTime();
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
      return count / ((System.nanoTime() - begin) / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }
}
