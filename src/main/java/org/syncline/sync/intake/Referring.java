package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
import org.syncline.record.Merges;
import org.syncline.record.Origin;
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

  private static final Comparator<Field> ORDER =
      Comparator.comparingLong(Field::record).thenComparing(Field::name);

  private final Records store;
  private final Merges merges;
  private final Lanes lanes;
  private final Set<Integer> locked;
  private final Collection<RecordType> types;
  private final RecordMemory records;

  /** A field of a record that refers to another. */
  record Field(long record, String name) {}

  /**
   * @param locked buckets that the group holds
   * @param types all that there are
   */
  Referring(
      Stores stores, Set<Integer> locked, Collection<RecordType> types, RecordMemory records) {
    this.store = stores.records();
    this.merges = stores.merges();
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
  Set<Field> to(GoldenRecord record) {
    Set<Integer> buckets = new TreeSet<>();
    for (LinkKey link : records.linksTo(record.id())) {
      buckets.add(lanes.laneBucket(link));
    }
    buckets.removeAll(locked);
    TreeSet<Field> references = stored(record);
    if (references.size() > MOST) {
      return references;
    }
    references.addAll(ofThisGroup(record));
    Set<Long> holders = new TreeSet<>();
    for (Field reference : references) {
      if (records.find(reference.record()) == null) {
        holders.add(reference.record());
      }
    }
    if (!buckets.isEmpty() || !holders.isEmpty()) {
      throw new Group.MoreLocksException(new Group.Further(buckets, holders));
    }
    return references;
  }

  private TreeSet<Field> stored(GoldenRecord record) {
    Map<String, String> fields = new HashMap<>();
    for (RecordType type : types) {
      fields.putAll(type.keysOfReferences(record));
    }
    TreeSet<Field> references = new TreeSet<>(ORDER);
    Map<String, Set<Long>> found = store.withKeys(fields.keySet(), MOST + 1);
    fields.forEach(
        (key, field) ->
            found.getOrDefault(key, Set.of()).forEach(id -> references.add(new Field(id, field))));
    return references;
  }

  /** Those that are not stored yet. */
  private Set<Field> ofThisGroup(GoldenRecord record) {
    TreeSet<Field> references = new TreeSet<>(ORDER);
    String id = Long.toString(record.id());
    for (GoldenRecord holder : records.all()) {
      for (RecordType type : types) {
        if (type.id().equals(holder.type())) {
          type.references(record.type()).stream()
              .filter(field -> id.equals(holder.values().get(field)))
              .forEach(field -> references.add(new Field(holder.id(), field)));
        }
      }
    }
    return references;
  }

  /**
   * The references that lead elsewhere when a merge is taken back, once all that hold them are
   * locked.
   *
   * @throws Group.MoreLocksException where not all are
   */
  void lockHolders(MergedRecord merge) {
    Set<Long> missing = new TreeSet<>();
    merge.references().forEach(reference -> addMissing(reference.record(), missing));
    refuse(missing);
  }

  private void addMissing(long record, Set<Long> missing) {
    if (records.find(record) == null) {
      missing.add(record);
    }
  }

  private static void refuse(Set<Long> missing) {
    if (!missing.isEmpty()) {
      throw new Group.MoreLocksException(new Group.Further(Set.of(), missing));
    }
  }

  /**
   * What a record held before a merge, as it is now: references to records that were merged since
   * lead where those are.
   *
   * @throws Group.MoreLocksException where one of these records is not locked yet
   */
  MergedRecord standing(MergedRecord merge, RecordType type) {
    Map<String, @Nullable Object> before = new TreeMap<>(merge.before().asMap());
    Set<Long> missing = new TreeSet<>();
    for (String field : type.references()) {
      if (before.get(field) instanceof String id) {
        List<Long> way = way(Long.parseLong(id), merge.merged(), missing);
        before.put(field, Long.toString(way.get(way.size() - 1)));
      }
    }
    refuse(missing);
    return merge.withBefore(FieldValues.of(before));
  }

  /**
   * Lets the merges that led a reference on, which a record got back, lead it back when they are
   * taken back themselves.
   *
   * @param kept the record that has got back what it held before this merge
   */
  void noteGivenBack(MergedRecord merge, GoldenRecord kept, RecordType type) {
    for (String field : type.references()) {
      Origin origin = merge.originsBefore().get(field);
      if (origin != null
          && origin.equals(kept.origins().get(field))
          && merge.before().get(field) instanceof String id) {
        List<Long> way = way(Long.parseLong(id), merge.merged(), new TreeSet<>());
        for (long gone : way.subList(0, way.size() - 1)) {
          merges.of(gone).ifPresent(of -> add(of, Reference.of(kept, field)));
        }
      }
    }
  }

  private void add(MergedRecord merge, Reference reference) {
    List<Reference> all = new ArrayList<>(merge.references());
    all.removeIf(
        one -> one.record() == reference.record() && one.field().equals(reference.field()));
    all.add(reference);
    merges.setReferences(merge.receipt(), all);
  }

  /**
   * From a record over those that it is merged into to the one that stands.
   *
   * @param freed the record that is no longer merged into another from now on
   */
  private List<Long> way(long from, long freed, Set<Long> missing) {
    List<Long> way = new ArrayList<>();
    Long at = from;
    while (at != null) {
      way.add(at);
      addMissing(at, missing);
      GoldenRecord record = records.find(at);
      at = record == null || at == freed ? null : record.mergedInto();
    }
    return way;
  }
}
