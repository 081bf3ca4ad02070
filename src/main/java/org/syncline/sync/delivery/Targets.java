package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.List;

/** The targets of deliveries. Takes part in the running transaction. */
public interface Targets {

  /**
   * Locks the target until the transaction ends, and makes its row where there is none. Call it
   * before anything else: who holds it is the only one that claims or settles its duties.
   */
  Locked lock(String flow);

  void keep(Target target);

  /** All that were ever locked, by their flows' ids; not locked. */
  List<Target> all();

  /**
   * A locked target.
   *
   * @param now the database's clock
   */
  record Locked(Target target, Instant now) {}
}
