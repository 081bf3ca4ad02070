package org.syncline.connector.spi;

import org.syncline.system.Connection;

/** One kind of connection that the hub speaks. Shared between threads. */
public interface Connector {

  /** What it can do, what it guarantees, and its settings. */
  Description describe();

  /**
   * Reads the settings of a connection once, for all that goes over it.
   *
   * @param system whose connection it is
   * @param connection of this connector's kind
   * @throws org.syncline.configuration.InvalidConfiguration with all problems of its settings
   */
  Way open(String system, Connection connection);
}
