package org.syncline.security;

import java.time.Instant;
import java.util.Set;

/**
 * The hashes of set-up tokens that are not used up: one a node, because each node writes its token
 * into a file of its own. Takes part in the running transaction.
 */
public interface SetupTokens {

  /** All hashes, locked until the transaction ends. */
  Set<String> lockAll();

  /** Stores this node's hash in place of its former one. */
  void put(String node, String hash, Instant madeAt);

  /** Uses up all of them. */
  void clear();
}
