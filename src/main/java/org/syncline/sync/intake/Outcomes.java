package org.syncline.sync.intake;

import java.util.Collection;

/** The outcomes. Takes part in the running transaction. */
public interface Outcomes {

  void add(Collection<Outcome> outcomes);

  /** Replaces outcomes of the same (receipt, flow) and counts one more try. */
  void replace(Collection<Outcome> outcomes);

  void remove(long receipt, String flow);

  /** Marks these as superseded without touching anything else of them. */
  void supersede(Collection<Held> held, java.time.Instant at);

  /** Ends an open outcome by a person's decision; false if it was not open any more. */
  boolean dismiss(long receipt, String flow, String who, String why, java.time.Instant at);
}
