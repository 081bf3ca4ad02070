package org.syncline.connector.spi;

import org.jspecify.annotations.Nullable;

/** What a look at the other side showed. */
public sealed interface Sighting {

  /**
   * The row is there.
   *
   * @param state in the form of what is written, null where the answer does not hold it
   * @param revision of the row, at most {@value Write#LONGEST_REVISION} characters; null where the
   *     answer does not tell one
   */
  record There(String externalId, byte @Nullable [] state, @Nullable String revision)
      implements Sighting {
    public There {
      state = state == null ? null : state.clone();
    }

    public There(String externalId, byte @Nullable [] state) {
      this(externalId, state, null);
    }

    @Override
    public byte @Nullable [] state() {
      return state == null ? null : state.clone();
    }

    /** No state: it may be personal. */
    @Override
    public String toString() {
      return "There[" + externalId + "]";
    }
  }

  /** Surely no such row. */
  record NotThere() implements Sighting {}

  /**
   * Nobody can tell, and nobody has to: the very same write once more does nothing beyond the
   * first. One of another content under the same key is another write.
   */
  record Repeatable() implements Sighting {}

  /** The settings describe no way to look, or the answer does not tell. */
  record CantTell(String sentence) implements Sighting {}
}
