package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The receipts and the bodies of their messages. Takes part in the running transaction. */
public interface Receipts {

  /** Most receipts that one group may make: the step of the id sequence. */
  int GROUP_LIMIT = 256;

  /**
   * Call once in a group's transaction, after its lanes are locked: ids grow in the order in which
   * a lane is worked on.
   */
  Start begin();

  /** Everything known under these ids, of all systems named. */
  List<Known> known(Collection<String> systems, Collection<String> messageIds);

  void add(Collection<Receipt> receipts, Collection<StoredBody> bodies);

  /** Sets how many outcomes a receipt must have, after a retry found flows for it. */
  void setFlows(long receipt, int flows);

  Optional<Receipt> find(long receipt);

  List<Receipt> all(Collection<Long> receipts);

  Optional<StoredBody> body(long receipt);

  List<StoredBody> bodies(Collection<Long> receipts);

  /**
   * The start of a group's transaction.
   *
   * @param firstId first of {@link #GROUP_LIMIT} ids
   * @param now the database's clock
   * @param epoch the configuration's epoch
   */
  record Start(long firstId, Instant now, long epoch) {}
}
