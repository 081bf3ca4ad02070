package org.syncline.sync.delivery;

import java.util.Collection;
import java.util.List;

/**
 * What targets said themselves, the latest of each record. Takes part in the running transaction.
 */
public interface Tellings {

  /** Takes the place of what was said before; called by whoever takes the targets' messages in. */
  void tell(Collection<Telling> tellings);

  /** Those that there are of these records, in any order. */
  List<Telling> of(String flow, Collection<Long> records);
}
