package org.syncline.security;

import java.time.Instant;
import java.util.Optional;

/**
 * Tries from one place in one window of time, on all nodes together. Takes part in the running
 * transaction.
 */
public interface Tries {

  /**
   * A window of tries.
   *
   * @param began when its first try was made
   * @param used how many were made since
   */
  record Window(Instant began, int used) {}

  Optional<Window> find(String place);

  /** Counts one try; a window that began before {@code since} begins anew, now. */
  void count(String place, Instant now, Instant since);

  /** Forgets windows that began before a moment. */
  void forgetBefore(Instant moment);
}
