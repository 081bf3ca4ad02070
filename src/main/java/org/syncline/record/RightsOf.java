package org.syncline.record;

import java.security.Principal;
import java.util.Optional;

/** Gives the rights of whoever asks. */
@FunctionalInterface
public interface RightsOf {

  /**
   * The rights of a caller.
   *
   * @param caller empty = nobody has logged in
   */
  RecordRights caller(Optional<? extends Principal> caller);

  default RecordRights caller(Principal caller) {
    return caller(Optional.of(caller));
  }
}
