package org.syncline.ledger;

import java.util.Optional;

/** The broker's own counts, independent of the hub's database. */
public interface BrokerCounts {

  /** Empty where the broker can't be asked; then nothing can be proved. */
  Optional<QueueCounts> read();
}
