package org.syncline.record;

import java.time.Instant;
import java.util.List;

/**
 * One record went into another.
 *
 * @param merged the record that is gone into the other
 * @param kept the record that is left
 * @param receipt of the merge
 * @param links of the merged record, which lead to the kept one since
 */
public record Absorption(long merged, long kept, long receipt, Instant at, List<LinkKey> links) {
  public Absorption {
    links = List.copyOf(links);
  }

  /** What people are told of a merge. */
  static Absorption of(MergedRecord merge) {
    return new Absorption(merge.merged(), merge.kept(), merge.receipt(), merge.at(), merge.links());
  }
}
