package org.syncline.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.syncline.HubEvent;

/** Facts in a list, whether their transactions commit or not. */
public final class RememberedFacts implements KeptFacts {
  private final List<HubEvent> facts = new CopyOnWriteArrayList<>();

  @Override
  public void keep(List<? extends HubEvent> more) {
    facts.addAll(more);
  }

  public List<HubEvent> facts() {
    return List.copyOf(facts);
  }

  public void clear() {
    facts.clear();
  }
}
