package org.syncline.security.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Something of the provider's that is fetched, kept for a while, and kept on while the provider is
 * away. At most one thread fetches; where there is something to keep, nobody waits for it.
 */
final class Kept<T> {
  /** Between two tries, also of those whom an attacker provokes. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** How long something is kept without the provider. */
  static final Duration LONGEST = Duration.ofDays(1);

  private final Source<T> source;
  private final Duration fresh;
  private final Complaints complaints;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile State<T> state = new State<>(null, Instant.MIN, null, "");

  /** Where it comes from. */
  interface Source<T> {
    T fetch() throws ProviderAwayException;
  }

  /**
   * What is known.
   *
   * @param fetched when the value was
   * @param tried when somebody last tried, in vain or not; null = never
   * @param fault why the last try was in vain; empty where it was not
   */
  private record State<T>(
      @Nullable T value, Instant fetched, @Nullable Instant tried, String fault) {

    boolean holds(Instant now, Duration time) {
      return value != null && now.isBefore(fetched.plus(time));
    }

    boolean mayTry(Instant now) {
      return tried == null || !now.isBefore(tried.plus(PAUSE));
    }
  }

  Kept(Source<T> source, Duration fresh, Complaints complaints, Clock clock) {
    this.source = source;
    this.fresh = fresh;
    this.complaints = complaints;
    this.clock = clock;
  }

  T get() throws ProviderAwayException {
    State<T> now = state;
    Instant moment = clock.instant();
    if (now.holds(moment, fresh)) {
      return valueOf(now);
    }
    if (now.holds(moment, LONGEST)) {
      if (now.mayTry(moment) && lock.tryLock()) {
        try {
          fetch();
        } finally {
          lock.unlock();
        }
      }
      return valueOf(state);
    }
    return newer();
  }

  /**
   * The value of now: fetched again, unless that was tried within the last five seconds.
   *
   * @throws ProviderAwayException where the last try was in vain
   */
  T newer() throws ProviderAwayException {
    lock.lock();
    try {
      if (state.mayTry(clock.instant())) {
        fetch();
      }
      if (!state.fault.isEmpty()) {
        throw new ProviderAwayException(state.fault);
      }
      return valueOf(state);
    } finally {
      lock.unlock();
    }
  }

  private void fetch() {
    Instant moment = clock.instant();
    try {
      state = new State<>(source.fetch(), moment, moment, "");
    } catch (ProviderAwayException e) {
      complaints.note(e);
      state = new State<>(state.value, state.fetched, moment, String.valueOf(e.getMessage()));
    }
  }

  private static <T> T valueOf(State<T> state) throws ProviderAwayException {
    if (state.value == null) {
      throw new ProviderAwayException(state.fault);
    }
    return state.value;
  }
}
