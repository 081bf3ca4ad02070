package org.syncline.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is needed to take a merge back.
 *
 * @param merged the record that is gone into the other
 * @param kept the record that is left
 * @param receipt of the merge
 * @param taken fields whose values the kept record took from the merged one
 * @param before values of these fields before, as far as they were there
 * @param originsBefore their origins
 * @param links of the merged record, which lead to the kept one since
 * @param references to the merged record, which lead to the kept one since
 * @param relations of the merged record, which are the kept one's since, as they were
 */
public record MergedRecord(
    long merged,
    long kept,
    long receipt,
    Instant at,
    SortedSet<String> taken,
    FieldValues before,
    SortedMap<String, Origin> originsBefore,
    List<LinkKey> links,
    List<Reference> references,
    List<Relation.Key> relations) {

  /** A field of a record that refers to another. */
  public record Reference(long record, String field) {}

  public MergedRecord {
    links = List.copyOf(links);
    references = List.copyOf(references);
    relations = List.copyOf(relations);
  }

  /** The same with other values before. */
  public MergedRecord withBefore(FieldValues values) {
    return new MergedRecord(
        merged, kept, receipt, at, taken, values, originsBefore, links, references, relations);
  }
}
