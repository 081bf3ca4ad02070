package org.syncline.system;

import java.util.List;
import java.util.Optional;

/**
 * What connections showed when they were tried last: one check of each, also of those that are
 * there no more. Takes part in the running transaction.
 */
public interface ConnectionChecks {

  /** Keeps it in place of the one before. */
  void keep(ConnectionCheck check);

  /** All, by system and connection. */
  List<ConnectionCheck> all();

  Optional<ConnectionCheck> find(String system, String connection);
}
