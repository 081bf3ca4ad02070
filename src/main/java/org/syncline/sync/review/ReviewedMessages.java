package org.syncline.sync.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;

/** The stored messages and what their mappings came to. Takes part in the running transaction. */
public interface ReviewedMessages {

  /**
   * Receipts that were accepted in a period.
   *
   * @param first least of their ids
   * @param last greatest of their ids
   */
  record Range(long first, long last) {}

  /** Empty where none was accepted. */
  Optional<Range> range(@Nullable Instant from, @Nullable Instant to);

  /** How many messages of an object with a body that can be read lie in a range. */
  long count(String system, String object, Range range);

  /** One stored message. */
  record Stored(long receipt, SourceBody body) {}

  /**
   * Those behind a receipt, in the order of their receipts.
   *
   * @param limit most messages
   * @param bytes of bodies after which no further message is read; there is always one, if any is
   *     left
   */
  List<Stored> after(
      String system, String object, Range range, long receipt, int limit, long bytes);

  /**
   * The newest, the newest first.
   *
   * @param limit most messages
   * @param longest most bytes of a body; messages of longer ones are passed over
   * @param bytes of bodies after which no further message is read
   */
  List<Stored> newest(
      String system, String object, Range range, int limit, long longest, long bytes);

  Optional<Stored> find(String system, String object, long receipt);

  /** How many messages one version of a mapping was asked for by one version of a flow. */
  record Group(String flow, int flowVersion, int mappingVersion, long messages) {}

  /** Outcomes in a range by flow and versions; repeats are not mapped and not counted. */
  List<Group> groups(Range range);

  /** An outcome with problems. */
  record Faulty(long receipt, String flow, int flowVersion, int mappingVersion, byte[] problems) {}

  /** Those behind a receipt and flow, in that order. */
  List<Faulty> faulty(Range range, long receipt, String flow, int limit);
}
