package org.syncline.platform;

import java.util.ArrayList;
import java.util.List;

/** Acts in a list, whatever becomes of their transactions. */
public final class RememberedAudit implements AuditTrail {
  private final List<Act> acts = new ArrayList<>();

  @Override
  public synchronized void note(Act act) {
    acts.add(act);
  }

  @Override
  public void noteAlone(Act act) {
    note(act);
  }

  /** All so far. */
  public synchronized List<Act> acts() {
    return List.copyOf(acts);
  }
}
