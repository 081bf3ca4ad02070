package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;

/**
 * What a target said itself that it holds of a record: its latest message, and what is known from
 * before where that was a part.
 *
 * @param values as {@link org.syncline.sync.HeldForm} has them
 * @param whole whether it holds nothing else that its inbound flow reads
 * @param at by the database's clock, when its latest message was worked on; the epoch where it said
 *     nothing since it took what is here
 * @param trueAt by the target's own clock where it tells times, when it held the oldest part of
 *     what it said
 */
public record Telling(
    String flow, long record, FieldValues values, boolean whole, Instant at, Instant trueAt) {

  /**
   * What this says of a state that is to be sent.
   *
   * @param state in the same form
   * @param written when the target last took something from the hub, or later
   * @param longest that a write may have been under way before it was noted: what was said
   *     meanwhile may be of before or after it
   */
  Prepared.Said of(FieldValues state, Instant written, Duration longest) {
    if (!at.isAfter(written.minus(longest))) {
      return Prepared.Said.NOTHING;
    }
    if (!covers(state)) {
      return Prepared.Said.OTHERWISE;
    }
    return at.isAfter(written) && trueAt.isAfter(written)
        ? Prepared.Said.THE_SAME
        : Prepared.Said.THE_SAME_BEFORE;
  }

  private boolean covers(FieldValues state) {
    return state.asMap().entrySet().stream().allMatch(this::holds);
  }

  private boolean holds(Map.Entry<String, ? extends @Nullable Object> field) {
    return values.has(field.getKey())
        ? FieldValues.same(values.get(field.getKey()), field.getValue())
        : whole && field.getValue() == null;
  }
}
