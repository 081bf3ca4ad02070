package org.syncline.connector.spi;

import java.time.Duration;
import org.syncline.system.Connection;

/** Gives a connection its secret, for one use. */
public interface Credentials {

  /** What came of asking. */
  sealed interface Given {
    /** The secret; not to be kept, logged or put into errors. */
    record Secret(String value) implements Given {
      @Override
      public String toString() {
        return "Secret";
      }
    }

    /** Why not, for people. */
    record Withheld(String sentence) implements Given {}
  }

  /** Asks for the secret that the connection names; each refusal is noted in the audit trail. */
  Given of(String system, Connection connection);

  /** What the other side made of a secret that it may replace. */
  sealed interface Shown {
    /** It gave another one in its place. */
    record Replaced(String next) implements Shown {
      @Override
      public String toString() {
        return "Replaced";
      }
    }

    /** It took it, and will take it again. */
    record Stays() implements Shown {}

    /** It surely did not get it, or failed and said so. */
    record NotUsed() implements Shown {}

    /** No answer came: nobody knows. */
    record Lost() implements Shown {}

    /** It does not take it. */
    record Refused() implements Shown {}
  }

  /** Shows a secret to the other side. */
  @FunctionalInterface
  interface Show {
    Shown to(String secret) throws InterruptedException;
  }

  /** What came of using a secret alone. */
  sealed interface Rotated {
    /** It was shown, and what came of that is durable. */
    record Done() implements Rotated {}

    /** Another thread or server is at it: try again in a moment. */
    record Busy() implements Rotated {}

    /** It was not shown; why not, for people. */
    record Withheld(String sentence) implements Rotated {}

    /** It was shown, and what came of that could not be stored yet: go on with nothing of it. */
    record NotKept() implements Rotated {}
  }

  /**
   * Uses the secret that the connection names where the other side may replace it with each use:
   * one use at a time, by all servers together. A new value is durable when this returns.
   *
   * @param atMost how long showing it takes
   * @throws InterruptedException when the server stops
   */
  default Rotated rotate(String system, Connection connection, Duration atMost, Show show)
      throws InterruptedException {
    return new Rotated.Withheld("Secrets that change with their use can't be kept here.");
  }
}
