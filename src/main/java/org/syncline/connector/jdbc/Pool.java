package org.syncline.connector.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;

/**
 * The sessions of one endpoint. They are opened by whoever needs one, so that why one can't be
 * opened is told at once, and to whom it matters.
 */
final class Pool {
  static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
  static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** A session that rested longer is asked whether it still lives. */
  private static final Duration SURELY_ALIVE = Duration.ofSeconds(1);

  private static final Duration ASKED = Duration.ofSeconds(2);

  private final Endpoint endpoint;
  private final OpenSession opens;
  private final Clock clock;
  private final Semaphore free;
  private final Deque<Session> resting = new ArrayDeque<>();
  private boolean closed;

  Pool(Endpoint endpoint, OpenSession opens, Clock clock) {
    this.endpoint = endpoint;
    this.opens = opens;
    this.clock = clock;
    this.free = new Semaphore(endpoint.atOnce(), true);
  }

  /**
   * A session for one transaction; to be given back by {@link #give} or {@link #drop}.
   *
   * @throws CannotConnect where there is none
   * @throws InterruptedException when the server stops
   */
  Session take(TimeLeft time) throws CannotConnect, InterruptedException {
    if (!free.tryAcquire(time.now().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new CannotConnect(
          new Answer.Later(
              Answer.Why.RATE_LIMITED,
              null,
              "All "
                  + endpoint.atOnce()
                  + " connections to the database were in use: it bears no more by its 'limits'."));
    }
    boolean taken = false;
    try {
      Session session = living();
      if (session == null) {
        session = opens.to(endpoint, time);
      }
      taken = true;
      return session;
    } finally {
      if (!taken) {
        free.release();
      }
    }
  }

  private @Nullable Session living() {
    for (Session session = next(); session != null; session = next()) {
      Instant now = clock.instant();
      boolean fresh = session.usedAt().plus(SURELY_ALIVE).isAfter(now);
      if (!isOld(session, now) && (fresh || session.isAlive(ASKED))) {
        return session;
      }
      session.close();
    }
    return null;
  }

  private static boolean isOld(Session session, Instant now) {
    return session.openedAt().plus(LONGEST_LIFE).isBefore(now);
  }

  private synchronized @Nullable Session next() {
    return resting.pollFirst();
  }

  /** Back from a transaction that is over. */
  void give(Session session) {
    session.rest(clock.instant());
    boolean kept;
    synchronized (this) {
      kept = !closed;
      if (kept) {
        resting.addFirst(session);
      }
    }
    if (!kept) {
      session.close();
    }
    free.release();
  }

  /** Back, and not to be used again. */
  void drop(Session session) {
    session.close();
    free.release();
  }

  /** Closes what rests: one broke, so the others may be dead too. */
  void closeResting() {
    closeAll(takeAll());
  }

  private synchronized List<Session> takeAll() {
    List<Session> all = new ArrayList<>(resting);
    resting.clear();
    return all;
  }

  private static void closeAll(List<Session> sessions) {
    sessions.forEach(Session::close);
  }

  /** Closes what nobody needs any more. */
  void sweep() {
    Instant now = clock.instant();
    List<Session> old = new ArrayList<>();
    synchronized (this) {
      for (Session session : resting) {
        if (isOld(session, now) || session.usedAt().plus(LONGEST_REST).isBefore(now)) {
          old.add(session);
        }
      }
      resting.removeAll(old);
    }
    closeAll(old);
  }

  void close() {
    synchronized (this) {
      closed = true;
    }
    closeResting();
  }

  /** How many are open and not in use. */
  synchronized int resting() {
    return resting.size();
  }
}
