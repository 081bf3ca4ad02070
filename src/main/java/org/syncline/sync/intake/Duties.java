package org.syncline.sync.intake;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

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
   */
  record Due(String flow, long record, int version, long receipt, Priority priority) {}

  /**
   * A target said itself what it holds of a record.
   *
   * @param flow that goes out to it
   * @param held as {@link org.syncline.sync.HeldForm} has it, null where it told a part alone
   */
  record Told(String flow, long record, @Nullable String held) {}

  /** What comes first where not all can go at once. */
  enum Priority {
    PERSON,
    EVENT,
    BATCH
  }
}
