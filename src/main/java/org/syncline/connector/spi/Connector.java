package org.syncline.connector.spi;

import org.syncline.system.ConnectedSystem;
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

  /**
   * The same, where the settings may name other connections of the system.
   *
   * @param connection one of the system's
   * @throws org.syncline.configuration.InvalidConfiguration with all problems of its settings
   */
  default Way open(ConnectedSystem system, Connection connection) {
    return open(system.id(), connection);
  }
}
