package org.syncline.sync.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What working on a claim came to. */
sealed interface Conclusion {

  /** Whether it may mean that the target had better be left alone. */
  default boolean ill() {
    return this instanceof Failed
        || this instanceof TooMuch
        || this instanceof InDoubt
        || this instanceof Misconfigured;
  }

  /**
   * The target took it.
   *
   * @param written the body; empty where the row was taken away
   * @param nameless whether a row was made whose external id nobody told
   * @param again whether it was sent only as it was not sure that the target still holds it
   * @param revision of the row by now; null where nobody told one
   */
  record Delivered(
      @Nullable String externalId,
      int version,
      String hash,
      @Nullable String told,
      byte[] written,
      boolean nameless,
      boolean again,
      @Nullable String revision)
      implements Conclusion {}

  /**
   * The target holds it already.
   *
   * @param said hash of what it said itself that it holds; null where it was sent before
   */
  record Unchanged(int version, @Nullable String said) implements Conclusion {}

  /**
   * A row of the record was found, in another state than this: it is to be changed.
   *
   * @param revision that it was found with; null where nobody told one
   */
  record Found(String externalId, @Nullable String revision) implements Conclusion {}

  record Skipped(String rule) implements Conclusion {}

  record Parked(String code, String sentence, boolean called) implements Conclusion {}

  /** Surely nothing was done; the target is not well. */
  record Failed(String code, String sentence, Duration atLeast) implements Conclusion {}

  /** The hub itself could not do it now. */
  record Stumbled(String code, String sentence) implements Conclusion {}

  /** It was too much for the target. */
  record TooMuch(String sentence, @Nullable Duration atLeast) implements Conclusion {}

  /** Sent, and no answer: it may be done. */
  record InDoubt(String sentence) implements Conclusion {}

  /**
   * Looked for, and nobody can tell.
   *
   * @param lookable whether looking again may help
   */
  record CantTell(String sentence, boolean lookable) implements Conclusion {}

  /**
   * Another record has to come first.
   *
   * @param optional whether the target has all the rest by now, and it is done in the end without
   */
  record Waiting(String code, String sentence, long parent, boolean optional)
      implements Conclusion {}

  /** There was no time left to begin. */
  record NotBegun() implements Conclusion {}

  /** Whatever it was, the hub failed to keep it. */
  record NotKept() implements Conclusion {}

  /** The connection is set up wrongly. */
  record Misconfigured(String sentence) implements Conclusion {}
}
