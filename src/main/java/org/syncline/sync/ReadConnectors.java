package org.syncline.sync;

import java.util.List;
import java.util.Optional;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Description;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;

/** Tells which kinds of connections the hub speaks, and what their settings are. */
public final class ReadConnectors {
  private final Connectors connectors;

  public ReadConnectors(Connectors connectors) {
    this.connectors = connectors;
  }

  /** All that there are. */
  public List<Description> all(Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return connectors.all().stream().map(Connector::describe).toList();
  }

  /**
   * One of them.
   *
   * @param kind the word for it; empty where there is no connector, though such connections may be
   *     configured
   */
  public Optional<Description> one(String kind, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    return connectors.all().stream()
        .map(Connector::describe)
        .filter(description -> Words.of(description.kind()).equals(kind))
        .findFirst();
  }
}
