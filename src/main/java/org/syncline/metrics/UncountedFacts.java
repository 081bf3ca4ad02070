package org.syncline.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Facts that are committed and not in any snapshot yet. Takes part in the running transaction. */
public interface UncountedFacts {

  /** The facts of one transaction, as of now by the database's clock. */
  void add(byte[] facts);

  /**
   * The facts of one transaction.
   *
   * @param at shortly before its commit, by the database's clock
   */
  record Batch(long id, Instant at, byte[] facts) {}

  /**
   * Some of them, the oldest first. Whoever asks is the only one who counts until the end of its
   * transaction: others wait here.
   */
  List<Batch> next(int most);

  void remove(Collection<Long> ids);

  /** When the oldest of them happened. */
  Optional<Instant> oldest();
}
