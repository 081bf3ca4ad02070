package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;

/**
 * Where intake writes down, in the transaction of the change, what has to reach other systems, and
 * what they are known to hold.
 */
public interface Duties {

  void add(Collection<Due> due);

  void told(Collection<Told> told);

  /**
   * The latest state of a record has to reach a target.
   *
   * @param flow that goes out
   * @param version of the record now
   * @param receipt of the message that caused it
   * @param since when that came; null where it is not known
   */
  record Due(
      String flow,
      long record,
      int version,
      long receipt,
      Priority priority,
      @Nullable Since since) {}

  /**
   * A target said itself what it holds of a record.
   *
   * @param flow that goes out to it
   * @param values as {@link org.syncline.sync.HeldForm} has them
   * @param whole whether it holds nothing else that its inbound flow reads
   * @param at by the database's clock
   * @param trueAt when it held that, by its own clock where it tells times; nobody knows it to be
   *     later
   */
  record Told(
      String flow, long record, FieldValues values, boolean whole, Instant at, Instant trueAt) {}

  /** What comes first where not all can go at once. */
  enum Priority {
    PERSON,
    EVENT,
    BATCH
  }
}
