package org.syncline.sync.intake.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who said a value, and when.
 *
 * @param key of the source record; of a record that a person made there is none but its receipt
 * @param stamp version or time of the source record, as its flow orders by it
 */
public record Said(
    String system, String key, long receipt, @Nullable Long stamp, Instant time, boolean certain) {
  public static final String PERSON = "hub";

  boolean bySameSource(Said other) {
    return system.equals(other.system) && key.equals(other.key);
  }

  boolean byPerson() {
    return system.equals(PERSON);
  }
}
