package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.syncline.record.FieldValues;

/**
 * What targets said themselves, the latest of each record. Takes part in the running transaction.
 */
public interface Tellings {

  /**
   * A whole state takes the place of what was said before, a part is added to it. Called by whoever
   * takes the targets' messages in.
   */
  void tell(Collection<Telling> tellings);

  /**
   * What targets took from the hub, so that a part that they say later makes a whole. Of what was
   * said since the write was claimed nobody knows whether it is of before or after: no field is
   * sure then.
   */
  void took(Collection<Taken> taken);

  /**
   * A state that a target took.
   *
   * @param values as {@link org.syncline.sync.HeldForm} has them
   * @param claimed when the work on it began, or earlier, by the database's clock
   */
  record Taken(String flow, long record, FieldValues values, Instant claimed) {}

  /** Those that there are of these records, in any order. */
  List<Telling> of(String flow, Collection<Long> records);
}
