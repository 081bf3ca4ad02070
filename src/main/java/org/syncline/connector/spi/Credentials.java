package org.syncline.connector.spi;

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
}
