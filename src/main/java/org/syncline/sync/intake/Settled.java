package org.syncline.sync.intake;

import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;

/**
 * A message got its outcome in a flow.
 *
 * @param flow {@link Outcome#NO_FLOW} where none reads it
 * @param since when it came
 * @param mapping what the flow's mapping made of it; null where it was not mapped, or is mapped
 *     again before it has an outcome of its own
 */
public record Settled(
    String system,
    String flow,
    Status status,
    @Nullable String reason,
    Since since,
    @Nullable ByMapping mapping)
    implements HubEvent {

  /**
   * How much of a message was mapped.
   *
   * @param asked values that its rows ask for, one a target; 0 where the body can't be read
   * @param mapped how many of these had no problem
   * @param whole whether nothing of the message had one
   */
  public record ByMapping(String mapping, int asked, int mapped, boolean whole) {}
}
