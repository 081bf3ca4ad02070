package org.syncline.metrics;

import java.util.ArrayList;
import java.util.List;
import org.syncline.HubEvent;
import org.syncline.platform.KeptFacts;

/** Keeps what is to be counted, in the transaction in which it happens. */
public final class KeepFacts implements KeptFacts {
  private final UncountedFacts uncounted;

  public KeepFacts(UncountedFacts uncounted) {
    this.uncounted = uncounted;
  }

  @Override
  public void keep(List<? extends HubEvent> events) {
    List<Fact> facts = new ArrayList<>();
    events.forEach(event -> Fact.of(event).ifPresent(facts::add));
    if (!facts.isEmpty()) {
      uncounted.add(FactForm.toBytes(facts));
    }
  }
}
