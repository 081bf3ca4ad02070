package org.syncline.connector.spi;

import java.util.Set;

/**
 * A connection with its settings read, ready for use. Shared between threads; holds no secret, but
 * asks for it with each use.
 */
public interface Way {

  /** The operations that the settings describe for an object of the system; empty for none. */
  Set<Operation> operations(String object);

  /** How much the system bears over it; 8 requests at once unless the connector knows better. */
  default Limits limits() {
    return new Limits(null, 8, 8);
  }

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
