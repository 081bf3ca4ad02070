package org.syncline.twoway;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done at one system, or in the hub.
 *
 * @param time by the one clock of the walk, strictly rising in the order of the list
 * @param mark names the record in all systems
 * @param values by field, as the system has them; null clears; of references the mark of the other
 * @param twice whether its message is sent a second time
 */
record Act(
    long time,
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

  Act {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
