package org.syncline.record;

import java.util.List;
import java.util.Optional;

/** Merges of records. Takes part in the running transaction. */
public interface Merges {

  void add(MergedRecord merge);

  /** The merge of this record into another that was not taken back. */
  Optional<MergedRecord> of(long merged);

  /** Merges into this record that were not taken back, the latest first. */
  List<MergedRecord> into(long kept);

  /**
   * Takes note that a merge was taken back.
   *
   * @param receipt of the merge
   * @param endedBy receipt of what took it back
   */
  void end(long receipt, long endedBy);
}
