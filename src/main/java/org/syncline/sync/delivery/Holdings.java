package org.syncline.sync.delivery;

import java.util.Collection;
import java.util.List;

/** What targets are known to hold. Takes part in the running transaction. */
public interface Holdings {

  /** Those that are known of these records, in any order. */
  List<Holding> of(String flow, Collection<Long> records);

  /** How many records there are of which nobody knows whether the last write was done. */
  long doubts(String flow);

  /** Keeps them; the target is locked. */
  void keep(Collection<Holding> holdings);
}
