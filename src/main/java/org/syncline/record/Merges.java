package org.syncline.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Merges of records. Takes part in the running transaction. */
public interface Merges {

  void add(MergedRecord merge);

  /** The merge of this record into another that was not taken back. */
  Optional<MergedRecord> of(long merged);

  /** The latest merge into this record that was not taken back. */
  Optional<MergedRecord> latestInto(long kept);

  /** Merges into this record that were not taken back, the latest first. */
  List<Absorption> into(long kept, int limit);

  /**
   * Sets which references lead to the kept record instead of the merged one.
   *
   * @param receipt of the merge
   */
  void setReferences(long receipt, Collection<MergedRecord.Reference> references);

  /**
   * Takes note that a merge was taken back.
   *
   * @param receipt of the merge
   * @param endedBy receipt of what took it back
   */
  void end(long receipt, long endedBy);
}
