package org.syncline.sync.bulk;

import java.time.Duration;

/**
 * The right of one server to work on a run, until it lets go or does not say for a while that it is
 * alive.
 *
 * @param run whose it is
 * @param epoch counts the holders of the run: who holds an older one has lost it
 */
public record Lease(long run, long epoch) {
  /** How long it holds without a word of its holder. */
  public static final Duration TERM = Duration.ofSeconds(30);

  /**
   * A server.
   *
   * @param node its name, unique among the servers
   * @param boot this start of it
   */
  public record Holder(String node, String boot) {}

  /** Somebody else holds the run by now. */
  public static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostException(long run) {
      super(
          "Run "
              + run
              + " is worked on by another server by now: this one had not been heard of for "
              + TERM.toSeconds()
              + " s.");
    }
  }
}
