package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcomes. Takes part in the running transaction. */
public interface Outcomes {

  void add(Collection<Outcome> outcomes);

  /** Replaces outcomes of the same (receipt, flow) and counts one more try. */
  void replace(Collection<Outcome> outcomes);

  void remove(long receipt, String flow);

  /** What became of messages that have one outcome each, by receipt. */
  Map<Long, Status> statuses(Collection<Long> receipts);

  /** Marks these as superseded without touching anything else of them. */
  void supersede(Collection<Held> held, Instant at);

  /** Ends an open outcome by a person's decision; false if it was not open any more. */
  boolean dismiss(long receipt, String flow, String who, String why, Instant at);

  /** Notes who sent an open message on again, and why; false if it was not open any more. */
  boolean noteRetry(long receipt, String flow, String who, String why);

  /** Turns an open outcome into a parked one; false if it is not open any more. */
  boolean park(Held held, String reason, byte @Nullable [] problems, Instant at);
}
