package org.syncline.connector.spi;

import java.util.Optional;
import org.syncline.system.Connection;

/** The connectors that the hub has. */
@FunctionalInterface
public interface Connectors {
  /** Where nothing is written to other systems. */
  Connectors NONE = kind -> Optional.empty();

  Optional<Connector> of(Connection.Kind kind);
}
