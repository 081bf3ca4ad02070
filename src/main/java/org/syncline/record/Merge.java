package org.syncline.record;

import java.util.List;
import java.util.SortedMap;

/**
 * What a merge did to a record.
 *
 * @param changes fields whose value changed; empty = unchanged
 * @param conflicts ties between sources
 * @param touched whether the record has to be stored, be it only for an origin that moved
 */
public record Merge(
    SortedMap<String, FieldChange> changes, List<FieldConflict> conflicts, boolean touched) {

  public boolean changed() {
    return !changes.isEmpty();
  }
}
