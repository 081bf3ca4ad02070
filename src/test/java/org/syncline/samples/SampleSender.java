package org.syncline.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages as the legacy systems would, all at once: each system under its own name, durable
 * and blocking, several threads each, the branch with one, since its order counts.
 *
 * <p>With patience it survives the death of the broker: a send that failed is made again. The
 * broker may have had it all the same, so the hub may then count a {@code duplicate} for it: {@link
 * #sentAgain} says how many.
 */
public final class SampleSender {
  private static final int THREADS = 4;
  private static final Duration BREATH = Duration.ofMillis(500);

  /** Hears of each message that the broker confirmed. Called by several threads. */
  @FunctionalInterface
  public interface Confirmed {
    void confirmed(Envelope envelope, String jmsMessageId);
  }

  private final String url;
  private final Map<String, String> passwords;
  private final Duration patience;
  private final Confirmed confirmed;
  private final Map<String, AtomicInteger> handedOver = new ConcurrentHashMap<>();
  private final AtomicInteger sentAgain = new AtomicInteger();

  /** Gives up at the first failure. */
  public SampleSender(String url, Map<String, String> passwords) {
    this(url, passwords, Duration.ZERO, (envelope, id) -> {});
  }

  /**
   * @param url of the broker's acceptor, as in {@code tcp://localhost:5445}
   * @param passwords by system
   * @param patience how long a send is tried again
   */
  public SampleSender(
      String url, Map<String, String> passwords, Duration patience, Confirmed confirmed) {
    this.url = url;
    this.passwords = Map.copyOf(passwords);
    this.patience = patience;
    this.confirmed = confirmed;
  }

  /**
   * Sends all of them and comes back when the broker has them. Messages of {@code branch} keep the
   * order given.
   *
   * @throws JMSException if a message could not be handed over; others may have been
   */
  public void send(Collection<Envelope> envelopes) throws JMSException, InterruptedException {
    Map<String, Queue<Envelope>> bySystem = new TreeMap<>();
    for (Envelope envelope : envelopes) {
      bySystem
          .computeIfAbsent(envelope.system(), system -> new ConcurrentLinkedQueue<>())
          .add(envelope);
    }
    List<Callable<Void>> work = new ArrayList<>();
    bySystem.forEach(
        (system, queue) -> {
          int threads = system.equals("branch") ? 1 : THREADS;
          for (int i = 0; i < threads; i++) {
            work.add(
                () -> {
                  sendAll(system, queue);
                  return null;
                });
          }
        });
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, work.size()));
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JMSException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void sendAll(String system, Queue<Envelope> queue) throws JMSException {
    Letterbox letterbox = null;
    try {
      Envelope envelope;
      while ((envelope = queue.poll()) != null) {
        letterbox = send(letterbox, system, envelope);
        handedOver.computeIfAbsent(system, name -> new AtomicInteger()).incrementAndGet();
      }
    } finally {
      close(letterbox);
    }
  }

  private Letterbox send(@Nullable Letterbox open, String system, Envelope envelope)
      throws JMSException {
    Instant end = Instant.now().plus(patience);
    Letterbox letterbox = open;
    while (true) {
      boolean tried = false;
      try {
        if (letterbox == null) {
          letterbox = new Letterbox(url, system, passwords.getOrDefault(system, ""));
        }
        tried = true;
        String id = letterbox.send(envelope.object(), envelope.messageId(), envelope.payload());
        confirmed.confirmed(envelope, id);
        return letterbox;
      } catch (JMSException e) {
        close(letterbox);
        letterbox = null;
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        if (tried) {
          sentAgain.incrementAndGet();
        }
        LockSupport.parkNanos(BREATH.toNanos());
      }
    }
  }

  private static void close(@Nullable Letterbox letterbox) {
    if (letterbox != null) {
      try {
        letterbox.close();
      } catch (JMSException e) {
        // The connection is dead already.
      }
    }
  }

  /** Confirmed messages by system since this sender was made. */
  public Map<String, Integer> handedOver() {
    Map<String, Integer> counts = new TreeMap<>();
    handedOver.forEach((system, count) -> counts.put(system, count.get()));
    return counts;
  }

  /** Sends that failed and were made again, so that the broker may have had the message twice. */
  public int sentAgain() {
    return sentAgain.get();
  }
}
