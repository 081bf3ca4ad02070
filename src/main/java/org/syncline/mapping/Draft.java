package org.syncline.mapping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldValues;

/**
 * What a message says about one record, mapped but not merged.
 *
 * @param key external id of the source record, 1 to 200 characters without control characters
 * @param version the source's version, where the mapping has a {@code @version} row and the message
 *     a value
 * @param time the time of the change at the source, where known
 * @param record id of the record that the source says it is of, because the hub once told it; null
 *     where it says nothing
 * @param values converted fields; absent, null and "" kept apart; references are in {@code links}
 * @param links references by external id, still to be resolved
 * @param noted problems that the mapping's error policies tolerated
 */
public record Draft(
    String key,
    @Nullable Long version,
    @Nullable Instant time,
    @Nullable Long record,
    FieldValues values,
    List<Link> links,
    List<Problem> noted) {

  /** A reference by external id. */
  public record Link(
      String field, String system, String object, String externalId, boolean required) {}
}
