package org.syncline.connector.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pools of all endpoints. Connections are read anew with each change of the configuration, so a
 * pool belongs to what it connects to and not to who asked for it: one that nobody uses any more
 * closes its sessions by itself, after {@link Pool#LONGEST_REST}.
 */
final class Pools implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(15);

  private final OpenSession opens;
  private final Clock clock;
  private final Map<Endpoint, Pool> pools = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;

  Pools(OpenSession opens, Clock clock) {
    this.opens = opens;
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "syncline-jdbc-deadline");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    Future<?> always =
        timer.scheduleWithFixedDelay(
            this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    if (always.isCancelled()) {
      throw new IllegalStateException("Nobody would close connections.");
    }
  }

  Pool of(Endpoint endpoint) {
    return pools.computeIfAbsent(endpoint, key -> new Pool(key, opens, clock));
  }

  /** A session that is asked for its own sake, and closed by whoever asked. */
  Session fresh(Endpoint endpoint, TimeLeft time) throws CannotConnect {
    return opens.to(endpoint, time);
  }

  void sweep() {
    pools.values().forEach(Pool::sweep);
  }

  /**
   * Breaks a session off when the time is over: a time-out of a socket is for one read, and whoever
   * sends a byte now and then never runs into it.
   */
  Deadline breakOff(Session session, Duration after) {
    Future<?> timed =
        timer.schedule(
            // By another thread: a driver may first ask the server to stop.
            () -> new Thread(session::abort, "syncline-jdbc-abort").start(),
            after.toMillis(),
            TimeUnit.MILLISECONDS);
    return () -> timed.cancel(false);
  }

  /** One deadline; closed by whoever is through in time. */
  @FunctionalInterface
  interface Deadline extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    pools.values().forEach(Pool::close);
  }

  /** Sessions that are open and not in use, of all pools. */
  int resting() {
    return pools.values().stream().mapToInt(Pool::resting).sum();
  }
}
