package org.syncline.system;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application connected to the hub.
 *
 * @param queue the intake queue that its messages go through
 * @param defaultObject the object meant by a message that names none
 */
public record ConnectedSystem(
    String id, String name, String owner, IntakeQueue queue, @Nullable String defaultObject) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** The queues between the doors and intake. */
  public enum IntakeQueue {
    LIVE,
    BULK,
    /** One active consumer in the whole cluster: keeps the order of arrival. */
    ORDERED
  }

  public ConnectedSystem {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "System id '"
              + id
              + "': use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
  }

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
