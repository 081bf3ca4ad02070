package org.syncline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Allows so many tries in a window of time, to each address and, ten times that, to all. */
final class TryLimit {
  private static final int MOST_ADDRESSES = 1_000;
  private static final String EVERYBODY = "";

  private final int tries;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Window(Instant began, int used) {}

  TryLimit(int tries, Duration window, Clock clock) {
    this.tries = tries;
    this.window = window;
    this.clock = clock;
  }

  /** Takes one try; where none is left, how long to wait for the next. */
  synchronized Optional<Duration> tryNow(String address) {
    Instant now = clock.instant();
    Window everybody = current(EVERYBODY, now);
    Window one = current(address, now);
    if (one.used >= tries) {
      return Optional.of(Duration.between(now, one.began.plus(window)));
    }
    if (everybody.used >= 10 * tries) {
      return Optional.of(Duration.between(now, everybody.began.plus(window)));
    }
    count(EVERYBODY, everybody);
    count(address, one);
    return Optional.empty();
  }

  private Window current(String address, Instant now) {
    Window found = windows.get(address);
    return found == null || !now.isBefore(found.began.plus(window)) ? new Window(now, 0) : found;
  }

  private void count(String address, Window counted) {
    windows.remove(address);
    windows.put(address, new Window(counted.began, counted.used + 1));
  }
}
