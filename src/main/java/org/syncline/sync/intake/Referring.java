package org.syncline.sync.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.LinkKey;
import org.syncline.record.MergedRecord;
import org.syncline.record.MergedRecord.Reference;
import org.syncline.record.RecordType;
import org.syncline.record.Records;

/**
 * References to records that are merged, or no longer merged. No record refers to one that is
 * merged into another: whoever refers to a record holds the record itself, or the bucket of the
 * link that led to it, until the reference is stored; a merge holds the record and the buckets of
 * all its links.
 */
final class Referring {
  /** References that one merge lets lead elsewhere. */
  static final int MOST = 10_000;

  private static final Comparator<Reference> ORDER =
      Comparator.comparingLong(Reference::record).thenComparing(Reference::field);

  private final Records store;
  private final Lanes lanes;
  private final Set<Integer> locked;
  private final Collection<RecordType> types;
  private final RecordMemory records;

  /**
   * @param locked buckets that the group holds
   * @param types all that there are
   */
  Referring(
      Stores stores, Set<Integer> locked, Collection<RecordType> types, RecordMemory records) {
    this.store = stores.records();
    this.lanes = stores.lanes();
    this.locked = locked;
    this.types = types;
    this.records = records;
  }

  /**
   * All references to a record whose links nobody can follow meanwhile; more than {@link #MOST} if
   * there are more. The records that hold them are locked.
   *
   * @throws Group.MoreLocksException where not all of this is locked yet
   */
  Set<Reference> to(GoldenRecord record) {
    Set<Integer> buckets = new TreeSet<>();
    for (LinkKey link : records.linksTo(record.id())) {
      buckets.add(lanes.laneBucket(link));
    }
    buckets.removeAll(locked);
    TreeSet<Reference> references = stored(record);
    if (references.size() > MOST) {
      return references;
    }
    references.addAll(ofThisGroup(record));
    Set<Long> holders = new TreeSet<>();
    for (Reference reference : references) {
      if (records.find(reference.record()) == null) {
        holders.add(reference.record());
      }
    }
    if (!buckets.isEmpty() || !holders.isEmpty()) {
      throw new Group.MoreLocksException(new Group.Further(buckets, holders));
    }
    return references;
  }

  private TreeSet<Reference> stored(GoldenRecord record) {
    Map<String, String> fields = new HashMap<>();
    for (RecordType type : types) {
      fields.putAll(type.keysOfReferences(record));
    }
    TreeSet<Reference> references = new TreeSet<>(ORDER);
    Map<String, Set<Long>> found = store.withKeys(fields.keySet(), MOST + 1);
    fields.forEach(
        (key, field) ->
            found
                .getOrDefault(key, Set.of())
                .forEach(id -> references.add(new Reference(id, field))));
    return references;
  }

  /** Those that are not stored yet. */
  private Set<Reference> ofThisGroup(GoldenRecord record) {
    TreeSet<Reference> references = new TreeSet<>(ORDER);
    String id = Long.toString(record.id());
    for (GoldenRecord holder : records.all()) {
      for (RecordType type : types) {
        if (type.id().equals(holder.type())) {
          type.references(record.type()).stream()
              .filter(field -> id.equals(holder.values().get(field)))
              .forEach(field -> references.add(new Reference(holder.id(), field)));
        }
      }
    }
    return references;
  }

  /**
   * What a record held before a merge, as it is now: references to records that were merged since
   * lead where those are.
   *
   * @throws Group.MoreLocksException where one of these records is not locked yet
   */
  MergedRecord standing(MergedRecord merge, RecordType type) {
    Map<String, @Nullable Object> before = new TreeMap<>(merge.before().asMap());
    for (String field : type.references()) {
      if (before.get(field) instanceof String id) {
        before.put(field, Long.toString(standing(Long.parseLong(id), merge.merged())));
      }
    }
    return merge.withBefore(FieldValues.of(before));
  }

  /**
   * @param freed the record that is no longer merged into another from now on
   */
  private long standing(long id, long freed) {
    GoldenRecord record = records.find(id);
    if (record == null) {
      throw new Group.MoreLocksException(new Group.Further(Set.of(), Set.of(id)));
    }
    Long into = record.mergedInto();
    return into == null || id == freed ? id : standing(into, freed);
  }
}
