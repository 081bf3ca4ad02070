package org.syncline.connector.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.system.Connection;

/** The connectors that the hub has. */
@FunctionalInterface
public interface Connectors {
  /** Where nothing is written to other systems. */
  Connectors NONE = kind -> Optional.empty();

  Optional<Connector> of(Connection.Kind kind);

  /** All, in the order of their kinds. */
  default List<Connector> all() {
    return Stream.of(Connection.Kind.values()).flatMap(kind -> of(kind).stream()).toList();
  }
}
