package org.syncline.samples;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the author of a message meant by it: how the hub has to understand it. */
sealed interface Meaning {

  /** Nothing that could be laid into a lane: unreadable, without a key, of no flow. */
  record NoLane(String reason) implements Meaning {}

  /** A readable message of a known lane with a fault that the mapping must refuse. */
  record Faulty(String key, @Nullable Long stamp, String reason) implements Meaning {}

  /**
   * A change of one record.
   *
   * @param stamp version, or milliseconds of the source's time, where the flow orders by one
   * @param values field to canonical value; a null value clears, a missing name does not touch
   */
  record Change(
      String key,
      @Nullable Long stamp,
      @Nullable Instant time,
      SortedMap<String, @Nullable Object> values,
      List<Link> links)
      implements Meaning {}

  /** A reference by external id. */
  record Link(String field, SourceKey to, boolean required) {}
}
