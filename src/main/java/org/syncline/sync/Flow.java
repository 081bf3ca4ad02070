package org.syncline.sync;

import org.syncline.mapping.format.FormatDefinition;

/**
 * What moves from one object of one system to one record type.
 *
 * @param strategy {@code real-time}, {@code scheduled} or {@code event-driven}
 */
public record Flow(
    String id,
    String system,
    String object,
    String recordType,
    String strategy,
    FormatDefinition format,
    String mapping,
    State state,
    Order order,
    boolean enabled)
    implements AnyFlow {

  /** Whether a message is the whole state of its source record, or only what changed. */
  public enum State {
    FULL,
    PARTIAL
  }

  /** Where the order of the messages of a lane comes from. */
  public enum Order {
    VERSION,
    TIME,
    ARRIVAL
  }
}
