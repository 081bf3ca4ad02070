package org.syncline.mapping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;

/** Outcome of mapping one body. */
public sealed interface Mapped {

  /** The message is a draft. */
  record Accepted(Draft draft) implements Mapped {}

  /**
   * The message can't be mapped; all problems are listed. Key, version and time are there where
   * they could be read all the same, so that the lane is known.
   */
  record Rejected(
      @Nullable String key, @Nullable Long version, @Nullable Instant time, List<Problem> problems)
      implements Mapped {}
}
