package org.syncline.security.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers that hold for a moment and are asked for again then, one question at a time for each key.
 * While nobody answers, the last answer stays for a minute; then there is none.
 */
final class Rechecks<V> {
  /** How long after it an answer counts at most, when no newer one can be had. */
  static final Duration GRACE = Duration.ofSeconds(60);

  private static final int MOST = 10_000;

  private final Duration every;
  private final Clock clock;
  private final Map<String, CompletableFuture<Answer<V>>> flights = new ConcurrentHashMap<>();
  private final Map<String, Known<V>> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known<V>> eldest) {
          return size() > MOST;
        }
      };

  /** What came of a question. */
  sealed interface Answer<V> {

    /** It is so, or was a moment ago. */
    record Good<V>(V value) implements Answer<V> {}

    /** It is over. */
    record Gone<V>(Refusal why) implements Answer<V> {}

    /**
     * Nobody answers.
     *
     * @param keep what has to be known from now on, although nobody confirmed it; null = nothing
     */
    record Away<V>(@Nullable V keep) implements Answer<V> {}
  }

  /**
   * The last good answer.
   *
   * @param checked when it was given
   * @param tried when somebody last asked
   */
  record Known<V>(V value, Instant checked, Instant tried) {}

  /** Asks the provider. */
  interface Question<V> {
    Answer<V> ask(@Nullable V last);
  }

  Rechecks(Duration every, Clock clock) {
    this.every = every;
    this.clock = clock;
  }

  /**
   * The answer of now.
   *
   * @param given what the caller knows; counts where it is newer than what is remembered here
   */
  Answer<V> ask(String key, @Nullable Known<V> given, Question<V> question) {
    Optional<Answer<V>> standing = standing(newest(key, given));
    if (standing.isPresent()) {
      return standing.get();
    }
    CompletableFuture<Answer<V>> mine = new CompletableFuture<>();
    CompletableFuture<Answer<V>> running = flights.putIfAbsent(key, mine);
    if (running != null) {
      return running.join();
    }
    try {
      // Another flight may have landed since.
      Known<V> last = newest(key, given);
      Answer<V> answer = standing(last).orElseGet(() -> asked(key, last, question));
      mine.complete(answer);
      return answer;
    } finally {
      mine.completeExceptionally(
          new IllegalStateException("The one that asked for all failed: see its fault."));
      flights.remove(key, mine);
    }
  }

  void forget(String key) {
    synchronized (known) {
      known.remove(key);
    }
  }

  private Optional<Answer<V>> standing(@Nullable Known<V> last) {
    Instant now = clock.instant();
    if (last == null || !now.isBefore(last.tried().plus(every))) {
      return Optional.empty();
    }
    return Optional.of(
        now.isBefore(last.checked().plus(GRACE))
            ? new Answer.Good<>(last.value())
            : new Answer.Away<>(null));
  }

  private Answer<V> asked(String key, @Nullable Known<V> last, Question<V> question) {
    // The moment before: what is true later may be younger than the answer.
    Instant began = clock.instant();
    Answer<V> answer = question.ask(last == null ? null : last.value());
    if (answer instanceof Answer.Good<V> good) {
      remember(key, new Known<>(good.value(), began, began));
      return good;
    }
    if (answer instanceof Answer.Away<V> away && last != null) {
      V value = away.keep() == null ? last.value() : away.keep();
      remember(key, new Known<>(value, last.checked(), began));
      return began.isBefore(last.checked().plus(GRACE)) ? new Answer.Good<>(value) : away;
    }
    forget(key);
    return answer;
  }

  private void remember(String key, Known<V> what) {
    synchronized (known) {
      known.remove(key);
      known.put(key, what);
    }
  }

  private @Nullable Known<V> newest(String key, @Nullable Known<V> given) {
    synchronized (known) {
      Known<V> here = known.get(key);
      boolean givenIsNewer =
          given != null && (here == null || given.checked().isAfter(here.checked()));
      return givenIsNewer ? given : here;
    }
  }
}
