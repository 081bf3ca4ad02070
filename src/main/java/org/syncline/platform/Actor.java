package org.syncline.platform;

import java.security.Principal;

/**
 * Who does something, and what they may do. Use cases ask it before they begin, whatever the edge
 * they were called from has asked already.
 */
public interface Actor extends Principal {

  boolean may(Permission permission);

  /** Whether what belongs to this system is the actor's business; a machine has one only. */
  boolean speaksFor(String system);

  /**
   * Goes on only where the actor may.
   *
   * @throws NotAllowedException where it may not
   */
  default void require(Permission permission) {
    if (!may(permission)) {
      throw new NotAllowedException(getName(), permission);
    }
  }
}
