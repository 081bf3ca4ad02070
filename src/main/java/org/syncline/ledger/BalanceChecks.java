package org.syncline.ledger;

import java.util.Map;
import java.util.Optional;

/** Stored checks and control totals. Takes part in the running transaction. */
public interface BalanceChecks {

  Optional<BalanceCheck> last();

  void add(BalanceCheck check);

  /** Sets what a sender says it has handed over to the hub since the hub's data began. */
  void tell(String system, long messages, String who);

  /** Messages told, by system. */
  Map<String, Long> told();
}
