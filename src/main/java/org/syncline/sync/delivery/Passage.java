package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a duty that ended as delivered passed each stage.
 *
 * @param planned written down just before the commit of the change, by the database's clock
 * @param claimed for its first try, by the database's clock; null where it waited for something, or
 *     a person decided about it, so that nobody knows any more
 * @param delivered when the target's answer was there: by the database's clock at {@code kept},
 *     less what the server's stopwatch says that it took until that was asked for
 * @param kept when a turn of the target kept the answer, by the database's clock
 * @param calls time in calls to the target, of all tries together
 * @param tries that counted
 */
public record Passage(
    Cause cause,
    Instant planned,
    @Nullable Instant claimed,
    Instant delivered,
    Instant kept,
    Duration calls,
    int tries) {

  /**
   * When a server had it for its first try. A turn that was under way already can take what was
   * planned since it began, and the time of a turn is that of its beginning.
   */
  @Nullable Instant taken() {
    return claimed != null && claimed.isBefore(planned) ? planned : claimed;
  }

  /** Whether nothing but its turn was between plan and delivery. */
  boolean straight() {
    return claimed != null && tries == 1;
  }
}
