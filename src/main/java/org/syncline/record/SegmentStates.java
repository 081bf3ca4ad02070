package org.syncline.record;

import java.time.Instant;
import java.util.Optional;

/** How far the members of computed segments are. Takes part in the running transaction. */
public interface SegmentStates {

  /**
   * The state of one segment.
   *
   * @param filter hash of the filter that it is for
   * @param position id of the last record that was looked at since; {@link IndexState#DONE} = all
   * @param since when the filter changed
   */
  record State(String filter, long position, Instant since) {}

  Optional<State> find(long segment);

  void put(long segment, State state);
}
