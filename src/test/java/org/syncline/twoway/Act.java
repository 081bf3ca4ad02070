package org.syncline.twoway;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done at one system, or in the hub.
 *
 * @param number in the order of drawing
 * @param mark names the record in all systems
 * @param values by field, as the system has them; null clears; of references the mark of the other
 * @param twice whether its message is sent a second time
 */
record Act(
    long number,
    What what,
    Side side,
    Kind kind,
    String mark,
    Map<String, @Nullable String> values,
    boolean twice) {

  enum What {
    MAKE,
    CHANGE,
    /** The system says all that it has of a row, though nobody changed it. */
    SAY,
    /** A person archives it in the hub. */
    ARCHIVE
  }

  /** The same with what was really said. */
  Act saying(Map<String, @Nullable String> other) {
    return new Act(number, what, side, kind, mark, other, twice);
  }

  Act {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
