package org.syncline.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a field's present value comes from.
 *
 * @param key external id of the source record
 * @param stamp order within the source record: its version, or its time in microseconds since 1970;
 *     null where it has none
 * @param time when the value became true at its source; where the source does not say, when the hub
 *     accepted it
 * @param certain whether the source itself gave the time
 */
public record Origin(
    String system,
    String object,
    String key,
    long receipt,
    String flow,
    int mappingVersion,
    @Nullable Long stamp,
    Instant time,
    boolean certain) {

  /** Whether a person set it by hand. */
  boolean isPersons() {
    return system.equals(EditRecords.SYSTEM);
  }

  /** Whether both speak for the same source record, so that its own order decides between them. */
  boolean sameSource(Origin other) {
    return key.equals(other.key) && object.equals(other.object) && system.equals(other.system);
  }
}
