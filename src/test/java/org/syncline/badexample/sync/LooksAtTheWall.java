package org.syncline.badexample.sync;

import java.time.Instant;
import java.util.function.Supplier;

/** Takes the time instead of being given it, by a reference that is easily overlooked. */
public final class LooksAtTheWall {
  Supplier<Instant> clock() {
    return Instant::now;
  }
}
