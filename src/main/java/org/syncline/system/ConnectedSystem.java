package org.syncline.system;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application connected to the hub.
 *
 * @param queue the intake queue that its messages go through
 * @param defaultObject the object meant by a message that names none
 * @param connections how the hub reaches it, each with an id of its own
 */
public record ConnectedSystem(
    String id,
    String name,
    String owner,
    IntakeQueue queue,
    @Nullable String defaultObject,
    List<Connection> connections) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** The queues between the doors and intake. */
  public enum IntakeQueue {
    LIVE,
    BULK,
    /** One active consumer in the whole cluster: keeps the order of arrival. */
    ORDERED
  }

  public ConnectedSystem {
    connections = List.copyOf(connections);
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "System id '"
              + id
              + "': use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
  }

  public Optional<Connection> connection(String connectionId) {
    return connections.stream()
        .filter(connection -> connection.id().equals(connectionId))
        .findFirst();
  }

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
