package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way out for notices. Shared between threads. */
public interface NoticeWay {

  /**
   * What is wrong with a destination as far as one can tell without going there, and what to do;
   * empty where nothing is.
   */
  default Optional<String> unusable(Destination destination) {
    return Optional.empty();
  }

  /** Sends a notice, outside any transaction, in less than half a minute. */
  Sent send(Notice notice);

  /** What came of it. Sentences are the hub's own words. */
  sealed interface Sent {
    record Done() implements Sent {}

    /**
     * It was not taken, or nobody knows: the same may work later.
     *
     * @param notBefore what the other side asked for; null where it did not
     */
    record Later(String sentence, @Nullable Instant notBefore) implements Sent {}

    /** It will never be taken as it is. */
    record Never(String sentence) implements Sent {}
  }
}
