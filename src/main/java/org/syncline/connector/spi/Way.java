package org.syncline.connector.spi;

import java.util.Set;

/**
 * A connection with its settings read, ready for use. Shared between threads; holds no secret, but
 * asks for it with each use.
 */
public interface Way {

  /** The operations that the settings describe for an object of the system; empty for none. */
  Set<Operation> operations(String object);

  /**
   * Writes one record, outside any transaction; returns within its time limit. Whatever the other
   * side does is an {@link Answer}.
   *
   * @throws InterruptedException when the server stops; whether it was written is not known then
   */
  Answer write(Write write) throws InterruptedException;

  /**
   * Looks up what became of a write whose answer did not come: by its external id, its idempotency
   * key, or the fields that the settings name.
   *
   * @throws InterruptedException when the server stops
   */
  Sighting find(Write write) throws InterruptedException;
}
