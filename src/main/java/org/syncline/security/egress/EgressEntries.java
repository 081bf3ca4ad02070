package org.syncline.security.egress;

import java.time.Instant;
import java.util.List;

/** The list of what the hub may connect to, as it is stored. */
public interface EgressEntries {

  /**
   * An entry as it is stored.
   *
   * @param changedBy the account that put it
   */
  record Kept(EgressEntry entry, Instant changedAt, String changedBy) {}

  /** All, by id. */
  List<Kept> all();

  /** Stores it in place of the one of this id; tells whether there was one. */
  boolean put(Kept entry);

  /** Whether there was one. */
  boolean remove(String id);
}
