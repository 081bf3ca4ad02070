package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Set;
import org.syncline.HubEvent;

/**
 * A target's own messages told which of its rows are records that others refer to, and that is
 * committed.
 *
 * @param records that it has
 * @param at by the database's clock
 */
public record RowsKnown(Set<Long> records, Instant at) implements HubEvent {
  public RowsKnown {
    records = Set.copyOf(records);
  }
}
