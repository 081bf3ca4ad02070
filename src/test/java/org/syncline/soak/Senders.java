package org.syncline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.jms.Connection;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.syncline.server.HubServer;

/** Sends a feed durably in transacted batches, from several threads. The first failure ends it. */
final class Senders implements AutoCloseable {
  private static final int THREADS = 4;

  private final HubServer hub;
  private final Feed feed;
  private final int batch;
  private final long gapNanos;
  private final AtomicInteger sent = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> work = new ArrayList<>();
  private volatile boolean held;

  /**
   * @param perSecond messages a second of all threads; 0 for as many as can be
   */
  Senders(HubServer hub, Feed feed, int batch, int perSecond) {
    this.hub = hub;
    this.feed = feed;
    this.batch = batch;
    this.gapNanos = perSecond == 0 ? 0 : 1_000_000_000L * batch * THREADS / perSecond;
  }

  Senders start() {
    for (int i = 0; i < THREADS; i++) {
      work.add(
          threads.submit(
              () -> {
                sendAll();
                return null;
              }));
    }
    return this;
  }

  private void sendAll() throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(hub.jmsUrl());
        Connection connection = factory.createConnection("erp", hub.password("erp"))) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageProducer producer = session.createProducer(session.createQueue("syncline.in.erp"));
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      long due = System.nanoTime();
      int inBatch;
      do {
        inBatch = sendBatch(session, producer);
        due += gapNanos;
        while (held || System.nanoTime() < due) {
          LockSupport.parkNanos(held ? 100_000_000L : due - System.nanoTime());
        }
        due = Math.max(due, System.nanoTime() - gapNanos);
      } while (inBatch == batch && !Thread.currentThread().isInterrupted());
    }
  }

  private int sendBatch(Session session, MessageProducer producer) throws JMSException {
    int count = 0;
    Feed.@Nullable Item item;
    while (count < batch && (item = feed.next()) != null) {
      Message message = session.createTextMessage(item.body());
      message.setStringProperty("object", "customer");
      message.setStringProperty("messageId", item.messageId());
      producer.send(message);
      count++;
    }
    session.commit();
    sent.addAndGet(count);
    return count;
  }

  /** Messages that the broker has. */
  int sent() {
    return sent.get();
  }

  boolean ended() {
    return work.stream().allMatch(Future::isDone);
  }

  /** Stops for a while, or goes on. */
  void hold(boolean pause) {
    held = pause;
  }

  /** What ended a thread before its time, if anything did. */
  @Nullable Throwable failure() throws InterruptedException {
    for (Future<?> one : work) {
      if (one.isDone()) {
        try {
          one.get();
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    held = false;
    threads.shutdownNow();
  }
}
