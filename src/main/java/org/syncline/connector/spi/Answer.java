package org.syncline.connector.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a write. Sentences are the hub's own words: nothing that the other side said. */
public sealed interface Answer {

  /**
   * It is done.
   *
   * @param externalId of the row where the answer told it
   * @param state the row as the other side has it now, in the form of what was written, where the
   *     answer holds it; null where it does not
   * @param revision of the row by now, at most {@value Write#LONGEST_REVISION} characters; null
   *     where the answer does not tell one
   */
  record Done(@Nullable String externalId, byte @Nullable [] state, @Nullable String revision)
      implements Answer {
    public Done {
      state = state == null ? null : state.clone();
    }

    public Done(@Nullable String externalId, byte @Nullable [] state) {
      this(externalId, state, null);
    }

    @Override
    public byte @Nullable [] state() {
      return state == null ? null : state.clone();
    }

    /** No state: it may be personal. */
    @Override
    public String toString() {
      return "Done";
    }
  }

  /** The row that was to be changed is not there. */
  record Gone() implements Answer {}

  /** Somebody else changed the row since the hub last saw it. */
  record Moved() implements Answer {}

  /**
   * The other side will never take this as it is: a person has to look.
   *
   * @param code in capitals, for searching
   */
  record Refused(String code, String sentence) implements Answer {}

  /**
   * Nothing was done, and the same may work later.
   *
   * @param notBefore what the other side asked for, null where it did not
   */
  record Later(Why why, @Nullable Instant notBefore, String sentence) implements Answer {}

  /** Why not now. */
  enum Why {
    /** Nobody answered; surely nothing was done. */
    UNREACHABLE,
    /** It was too much at once; says nothing about the system's health. */
    RATE_LIMITED,
    /** The other side failed, and says that nothing was done. */
    FAILED
  }

  /** Sent, but no answer came: it may be done or not. Look it up before sending again. */
  record Uncertain(String sentence) implements Answer {}

  /** The connection is set up wrongly: no write over it can work until somebody mends that. */
  record Misconfigured(String sentence) implements Answer {}
}
