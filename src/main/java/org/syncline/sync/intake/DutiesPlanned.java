package org.syncline.sync.intake;

import java.util.Set;
import org.syncline.HubEvent;

/**
 * Records have to reach targets, and that is committed.
 *
 * @param flows that go out to them
 */
public record DutiesPlanned(Set<String> flows) implements HubEvent {
  public DutiesPlanned {
    flows = Set.copyOf(flows);
  }
}
