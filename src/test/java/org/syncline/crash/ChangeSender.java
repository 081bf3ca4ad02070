package org.syncline.crash;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.samples.HubClient;

/**
 * Sends changes by HTTP at a steady rate, each until the hub has acknowledged it, and remembers
 * when that was.
 */
final class ChangeSender implements AutoCloseable {
  private static final Duration BREATH = Duration.ofMillis(250);
  private static final String DOOR = "/api/intake/source/customer";

  private final HubClient client;
  private final ExecutorService pairs = Executors.newCachedThreadPool();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> last = new ConcurrentHashMap<>();
  private final AtomicInteger again = new AtomicInteger();
  private final AtomicInteger distinct = new AtomicInteger();
  private final Violations violations = new Violations();
  private volatile boolean stopped;

  /**
   * What the hub has acknowledged.
   *
   * @param acknowledged by {@link System#nanoTime()}
   */
  record Sent(Change change, long acknowledged) {}

  /**
   * A send that is due.
   *
   * @param together how often it goes out, all at the same time
   * @param repeat whether it went out before
   */
  record Send(Change change, int together, boolean repeat) {
    static Send once(Change change) {
      return new Send(change, 1, false);
    }
  }

  ChangeSender(HubClient client) {
    this.client = client;
  }

  /** Senders at work. */
  final class Batch {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** Sends nothing new. */
    void end() {
      over = true;
    }

    /** Waits until all of it is acknowledged. */
    void finish(Duration atMost) throws InterruptedException {
      long end = System.nanoTime() + atMost.toNanos();
      for (Thread thread : threads) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        if (thread.isAlive()) {
          throw new IllegalStateException("Not everything was acknowledged within " + atMost + ".");
        }
      }
    }
  }

  /**
   * Starts one thread for each of these, which end where they give null.
   *
   * @param perSecond sends of them all; 0 for as fast as can be
   */
  Batch start(List<Supplier<@Nullable Send>> sources, int perSecond) {
    Batch batch = new Batch();
    long gap = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * sources.size() / perSecond;
    for (int i = 0; i < sources.size(); i++) {
      Supplier<@Nullable Send> source = sources.get(i);
      long first = System.nanoTime() + gap * i / sources.size();
      Thread thread = new Thread(() -> sendAll(source, gap, first, batch), "changes-" + i);
      thread.setDaemon(true);
      batch.threads.add(thread);
      thread.start();
    }
    return batch;
  }

  private void sendAll(Supplier<@Nullable Send> source, long gap, long first, Batch batch) {
    long due = first;
    while (!stopped && !batch.over) {
      Send next = source.get();
      if (next == null) {
        return;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      due = Math.max(due, System.nanoTime() - gap) + gap * next.together();
      send(next);
    }
  }

  private void send(Send next) {
    if (!next.repeat()) {
      distinct.incrementAndGet();
    }
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 1; i < next.together(); i++) {
      others.add(CompletableFuture.runAsync(() -> sendUntilAcknowledged(next.change()), pairs));
    }
    sendUntilAcknowledged(next.change());
    long acknowledged = System.nanoTime();
    others.forEach(CompletableFuture::join);
    if (!next.repeat() && !stopped) {
      sent.add(new Sent(next.change(), acknowledged));
      last.merge(next.change().customer(), next.change().number(), Math::max);
    }
  }

  private void sendUntilAcknowledged(Change change) {
    while (!stopped) {
      try {
        HubClient.Answer answer =
            client.call(
                client
                    .request(DOOR)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", change.messageId())
                    .POST(BodyPublishers.ofString(change.body())));
        if (answer.status() == 202) {
          return;
        }
        if (answer.status() < 500 && answer.status() != 404) {
          synchronized (violations) {
            violations.add("a change was not taken", answer.status() + " " + answer.body());
          }
        }
      } catch (IOException e) {
        // The hub is not there just now.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      again.incrementAndGet();
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }

  /** Acknowledged changes, in about this order. */
  List<Sent> sent() {
    return List.copyOf(sent);
  }

  int acknowledged() {
    return sent.size();
  }

  /** Different changes so far. */
  int distinct() {
    return distinct.get();
  }

  /** Sends that the hub had not acknowledged and that were made again. */
  int again() {
    return again.get();
  }

  /** The highest number of each customer. */
  Map<String, Integer> last() {
    return new HashMap<>(last);
  }

  Violations violations() {
    synchronized (violations) {
      Violations copy = new Violations();
      copy.addAll(violations);
      return copy;
    }
  }

  @Override
  public void close() {
    stopped = true;
    pairs.shutdownNow();
  }
}
