package org.syncline.sync.intake;

import java.time.Instant;
import java.util.List;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;

/** Turns what is held into a parked message, for a person to decide on; within a transaction. */
final class ParkHeld {
  private final Stores stores;

  ParkHeld(Stores stores) {
    this.stores = stores;
  }

  /** False where somebody has decided on it already. */
  boolean park(Held held, Problem problem, Instant now) {
    byte[] problems = Problems.toBytes(List.of(problem));
    if (!stores.outcomes().park(held, problem.code(), problems, now)) {
      return false;
    }
    stores.lanes().remove(List.of(held));
    stores
        .lanes()
        .add(
            List.of(
                new Held(
                    held.receipt(),
                    held.flow(),
                    Held.Kind.PARKED,
                    held.key(),
                    held.stamp(),
                    null,
                    false,
                    now)));
    return true;
  }
}
