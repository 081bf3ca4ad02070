package org.syncline.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

  /**
   * A field of a record that refers to another, and whose word that is.
   *
   * @param system of the source record whose value it is
   * @param object of the source record
   * @param key of the source record
   */
  public record Reference(long record, String field, String system, String object, String key) {

    /** The present one of a field that is set. */
    public static Reference of(GoldenRecord record, String field) {
      Origin origin = Objects.requireNonNull(record.origins().get(field));
      return new Reference(record.id(), field, origin.system(), origin.object(), origin.key());
    }

    /** Whether the field still has what the same source record says. */
    public boolean stands(GoldenRecord record) {
      return record.origins().containsKey(field) && equals(of(record, field));
    }
  }

  public MergedRecord {
    links = List.copyOf(links);
    references = List.copyOf(references);
    relations = List.copyOf(relations);
  }

  /** The same with other references. */
  public MergedRecord withReferences(Collection<Reference> others) {
    return new MergedRecord(
        merged,
        kept,
        receipt,
        at,
        taken,
        before,
        originsBefore,
        links,
        List.copyOf(others),
        relations);
  }

  /** The same with other values before. */
  public MergedRecord withBefore(FieldValues values) {
    return new MergedRecord(
        merged, kept, receipt, at, taken, values, originsBefore, links, references, relations);
  }
}
