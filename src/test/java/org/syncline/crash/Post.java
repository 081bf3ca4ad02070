package org.syncline.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.syncline.samples.Letterbox;
import org.syncline.server.HubServer;

/**
 * The legacy systems of one round: durable, blocking senders that remember what the broker has
 * acknowledged and send again what it has not.
 */
final class Post implements AutoCloseable {
  private static final Duration BREATH = Duration.ofMillis(250);

  private final HubServer hub;
  private final RoundLoad load;
  private final Duration over;
  private final List<Thread> threads = new ArrayList<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch reached;
  private volatile boolean stopped;

  /**
   * @param signalAt after so many acknowledgements {@link #awaitSignal} comes back
   * @param over time over which the sending is spread; zero for as fast as can be
   */
  Post(HubServer hub, RoundLoad load, int signalAt, Duration over) {
    this.hub = hub;
    this.load = load;
    this.over = over;
    this.reached = new CountDownLatch(signalAt);
  }

  void start() {
    for (RoundLoad.Stream stream : load.streams()) {
      Queue<Parcel> queue = new ConcurrentLinkedQueue<>(stream.parcels());
      long gap = over.toNanos() * stream.threads() / stream.parcels().size();
      for (int i = 0; i < stream.threads(); i++) {
        Thread thread = new Thread(() -> sendAll(stream.system(), queue, gap), "post-" + i);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
    }
  }

  private void sendAll(String system, Queue<Parcel> queue, long gap) {
    Letterbox letterbox = null;
    long due = System.nanoTime();
    Parcel parcel;
    while (!stopped && (parcel = queue.poll()) != null) {
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      due = Math.max(due + gap, System.nanoTime() - gap);
      letterbox = sendUntilAcknowledged(letterbox, system, parcel);
    }
    close(letterbox);
  }

  private @Nullable Letterbox sendUntilAcknowledged(
      @Nullable Letterbox current, String system, Parcel parcel) {
    Letterbox letterbox = current;
    while (!stopped) {
      try {
        if (letterbox == null) {
          letterbox = new Letterbox(hub.jmsUrl(), system, hub.password(system));
        }
        send(letterbox, parcel);
        return letterbox;
      } catch (JMSException e) {
        close(letterbox);
        letterbox = null;
        LockSupport.parkNanos(BREATH.toNanos());
      }
    }
    return letterbox;
  }

  private void send(Letterbox letterbox, Parcel parcel) throws JMSException {
    open.incrementAndGet();
    try {
      tries.merge(parcel.messageId(), 1, Integer::sum);
      letterbox.send("customer", parcel.messageId(), parcel.payload());
      acknowledged.add(parcel.messageId());
      reached.countDown();
    } finally {
      open.decrementAndGet();
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

  /** Waits for the acknowledgement that the constructor named. */
  void awaitSignal(Duration atMost) throws InterruptedException {
    if (!reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "Only " + acknowledged.size() + " messages were acknowledged within " + atMost + ".");
    }
  }

  /** Waits until every message is acknowledged. */
  void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    if (acknowledged.size() != load.size()) {
      throw new IllegalStateException(
          "Only "
              + acknowledged.size()
              + " of "
              + load.size()
              + " messages were acknowledged within "
              + atMost
              + ".");
    }
  }

  Set<String> acknowledged() {
    return new HashSet<>(acknowledged);
  }

  /** Sends that wait for their acknowledgement now. */
  int open() {
    return open.get();
  }

  /** How often a message was sent. */
  int triesOf(String messageId) {
    return tries.getOrDefault(messageId, 0);
  }

  /** Sends beyond the first of each message. */
  int repeated() {
    return tries.values().stream().mapToInt(n -> n - 1).sum();
  }

  /** Lets the senders end, whatever is left. */
  @Override
  public void close() {
    stopped = true;
  }
}
