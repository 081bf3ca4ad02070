package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the way of a change from its source to a target. Each of the first six ends with what
 * it is named after and begins where the one before it ends; up to {@link #DELIVERED} they are
 * together the whole.
 */
public enum Stage {
  /** From the sending to when the hub has it; compares the sender's clock with the server's. */
  ACCEPTED(passage -> between(passage.cause().source(), passage.cause().accepted())),
  /** Until the work on it begins; compares the server's clock with the database's. */
  STARTED(passage -> between(passage.cause().accepted(), passage.cause().started())),
  /** Until the record is changed and the delivery is planned. */
  COMMITTED(passage -> between(passage.cause().started(), passage.planned())),
  /** Until the delivery has its first turn. */
  CLAIMED(passage -> between(passage.planned(), passage.taken())),
  /** Until the target has answered: the calls are within it. */
  DELIVERED(passage -> between(passage.taken(), passage.delivered())),
  /** Until a turn has kept the answer; nobody but the hub waits for that. */
  KEPT(passage -> between(passage.delivered(), passage.kept())),
  /** The time in calls to the target, of all tries together. */
  CALLS(Passage::calls),
  /** From the source until the target has answered. */
  WHOLE(passage -> between(passage.cause().source(), passage.delivered())),
  /**
   * The hub's own share: the whole without the calls, of what was delivered by its first try and
   * waited for nothing but its turn. What holds up the others is the target or a person.
   */
  OWN(Stage::own);

  private final Function<Passage, @Nullable Duration> time;
  private final String word = name().toLowerCase(Locale.ROOT);

  Stage(Function<Passage, @Nullable Duration> time) {
    this.time = time;
  }

  /** How long it took; null where nobody knows. */
  public @Nullable Duration of(Passage passage) {
    return time.apply(passage);
  }

  public String word() {
    return word;
  }

  private static @Nullable Duration own(Passage passage) {
    Duration whole = passage.straight() ? WHOLE.of(passage) : null;
    return whole == null || whole.compareTo(passage.calls()) < 0
        ? null
        : whole.minus(passage.calls());
  }

  /** Two clocks that disagree by more than what lies between say nothing of it. */
  private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
  }
}
