package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.Absorbed;
import org.syncline.record.Conflict;
import org.syncline.record.Contribution;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Mistake;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.LinkKey;
import org.syncline.record.Merge;
import org.syncline.record.MergedRecord;
import org.syncline.record.MergedRecord.Reference;
import org.syncline.record.Merges;
import org.syncline.record.Origin;
import org.syncline.record.RecordMark;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.Relation;
import org.syncline.record.RelationChange;
import org.syncline.record.RelationDefinition;
import org.syncline.record.Relations;

/** What people do to whole records: relate, archive, merge, and take each back. */
final class EditActs {
  private final RecordMemory records;
  private final ConflictMemory conflicts;
  private final DutyMemory duties;
  private final Referring referring;
  private final Merges merges;
  private final Relations relations;
  private final Instant now;

  EditActs(GroupMemory memory, Instant now) {
    this.records = memory.records();
    this.conflicts = memory.conflicts();
    this.duties = memory.duties();
    this.referring = memory.referring();
    this.merges = memory.merges();
    this.relations = memory.relations();
    this.now = now;
  }

  /** Why it can't be done to this record; null = it can. */
  @Nullable Edited refusal(
      RecordType type, GoldenRecord record, EditTerms.Act act, RecordRights rights) {
    if (act instanceof EditTerms.Merge merge) {
      return refusal(record, merge, rights);
    }
    if (act instanceof EditTerms.Relate relate) {
      return refusal(type, record, relate, rights);
    }
    if (act instanceof EditTerms.Settle settle) {
      return refusal(type, record, settle);
    }
    return act instanceof EditTerms.Unmerge unmerge
        ? refusal(record, unmerge.merge(), rights)
        : null;
  }

  private @Nullable Edited refusal(RecordType type, GoldenRecord record, EditTerms.Settle settle) {
    Conflict conflict = conflicts.find(settle.conflict());
    if (conflict == null || !conflict.isOpen() || conflict.record() != record.id()) {
      return new Edited.Unknown();
    }
    return switch (record.question(conflict, type)) {
      case AGREED, ANSWERED -> null;
      case OPEN -> unusable("By the rule of this field it still is a question.");
      case REVERSED -> isThere(settle.target()) ? null : unusable("It refers to no record.");
    };
  }

  private boolean isThere(@Nullable Long target) {
    GoldenRecord to = target == null ? null : records.find(target);
    return target == null || to != null && to.mergedInto() == null;
  }

  /** Returns whether the record changed. */
  private boolean settle(Work work, GoldenRecord record, EditTerms.Settle settle) {
    Conflict conflict = conflicts.find(settle.conflict());
    if (conflict == null) {
      return false;
    }
    RecordType type = type(work);
    GoldenRecord.Question question = record.question(conflict, type);
    conflicts.settled(
        work,
        conflict.id(),
        question == GoldenRecord.Question.AGREED ? Conflict.How.EQUAL : Conflict.How.RULE,
        settle.settlement());
    duties.decided(work, record, Set.of(conflict.system()));
    if (question != GoldenRecord.Question.REVERSED) {
      return false;
    }
    // As if its message came now: its source goes on from there by its own order.
    TreeMap<String, @Nullable Object> value = new TreeMap<>();
    value.put(conflict.field(), conflict.refused());
    Contribution said = new Contribution(conflict.origin(), FieldValues.of(value), false);
    boolean changed = written(work, record, record.merge(said, type, now));
    conflicts.settleByThemselves(work, record, type);
    return changed;
  }

  private @Nullable Edited refusal(
      GoldenRecord record, EditTerms.Merge merge, RecordRights rights) {
    GoldenRecord other = records.find(merge.other());
    if (other == null || !other.type().equals(record.type()) || !records.sees(rights, other)) {
      return unusable("There is no other record of this type with this id: look it up first.");
    }
    if (other.id() == record.id()) {
      return unusable("A record can't be merged with itself: name another.");
    }
    Long into = other.mergedInto();
    if (into != null) {
      return unusable("Record " + other.id() + " is merged into record " + into + " already.");
    }
    if (other.version() != merge.otherVersion()) {
      return new Edited.ChangedMeanwhile(other.version());
    }
    return referring.to(other).size() <= Referring.MOST
        ? null
        : unusable(
            "More than "
                + Referring.MOST
                + " records refer to record "
                + other.id()
                + ": merge the other way round, or let fewer refer to it first.");
  }

  private @Nullable Edited refusal(
      RecordType type, GoldenRecord record, EditTerms.Relate relate, RecordRights rights) {
    GoldenRecord other = records.find(relate.other());
    if (relate.values() == null) {
      boolean there =
          other != null
              && records.sees(rights, other)
              && relations.find(key(record, relate)).isPresent();
      return there ? null : new Edited.Unknown();
    }
    Set<String> to = type.relation(relate.relation()).map(RelationDefinition::to).orElse(Set.of());
    boolean fits =
        other != null
            && other.mergedInto() == null
            && other.id() != record.id()
            && to.contains(other.type())
            && records.sees(rights, other);
    return fits
        ? null
        : unusable(
            "There is no other record of type "
                + String.join(" or ", new TreeSet<>(to))
                + " with this id: look it up first.");
  }

  private static Relation.Key key(GoldenRecord record, EditTerms.Relate relate) {
    return new Relation.Key(record.id(), relate.relation(), relate.other());
  }

  /** Returns whether anything changed. */
  private boolean relate(Work work, GoldenRecord record, EditTerms.Relate relate) {
    Relation.Key key = key(record, relate);
    Relation before = relations.find(key).orElse(null);
    FieldValues was = before == null ? null : before.values();
    FieldValues is = relate.values();
    if (Objects.equals(was, is)) {
      return false;
    }
    RelationChange change = new RelationChange(key, work.receipt(), now, was, is);
    if (is == null) {
      relations.remove(key, change);
    } else {
      Instant since = before == null ? now : before.since();
      relations.put(new Relation(key, is, work.receipt(), since, now), change);
    }
    GoldenRecord other = records.find(relate.other());
    if (other != null) {
      records.noteChanged(other);
    }
    return true;
  }

  private @Nullable Edited refusal(GoldenRecord record, MergedRecord merge, RecordRights rights) {
    GoldenRecord other = records.record(merge.merged());
    if (!records.sees(rights, other)) {
      return new Edited.Unknown();
    }
    MergedRecord stands = merges.of(merge.merged()).orElse(null);
    if (stands == null || stands.receipt() != merge.receipt()) {
      return unusable("This merge was taken back already: read the record again.");
    }
    MergedRecord latest = merges.latestInto(record.id()).orElse(stands);
    if (latest.receipt() != merge.receipt()) {
      return unusable("Another record was merged into this one later: take that merge back first.");
    }
    referring.lockHolders(stands);
    return null;
  }

  private static Edited unusable(String message) {
    return new Edited.Unusable(List.of(new Mistake("with", message)));
  }

  /** Does it; returns whether anything changed. */
  boolean apply(Work work, GoldenRecord record, EditTerms.Act act) {
    Origin origin = origin(work);
    if (act instanceof EditTerms.Archive archive) {
      Boolean mark = archive.archived() ? Boolean.TRUE : null;
      if (mark == null && !record.archived()) {
        return false;
      }
      if (archive.archived()) {
        conflicts.endAll(work, record, Conflict.How.ARCHIVED);
      }
      return written(work, record, record.mark(RecordMark.ARCHIVED, mark, origin, now));
    }
    if (act instanceof EditTerms.Settle settle) {
      return settle(work, record, settle);
    }
    if (act instanceof EditTerms.Relate relate) {
      return relate(work, record, relate);
    }
    if (act instanceof EditTerms.Merge merge) {
      merge(work, record, records.record(merge.other()), origin);
      return true;
    }
    if (act instanceof EditTerms.Unmerge unmerge) {
      // References may have come to it since its editor looked.
      MergedRecord merge = merges.of(unmerge.merge().merged()).orElse(unmerge.merge());
      unmerge(work, record, merge, origin);
      return true;
    }
    throw new IllegalStateException("Not an act on a whole record: " + act);
  }

  private void merge(Work work, GoldenRecord kept, GoldenRecord other, Origin origin) {
    Set<Referring.Field> references = referring.to(other);
    Absorbed absorbed = kept.absorb(other, type(work), now);
    written(work, kept, absorbed.merge());
    records.addConflicts(absorbed.merge().conflicts());
    conflicts.absorbed(work, kept, type(work), absorbed.merge());
    conflicts.endAll(work, other, Conflict.How.MERGED);
    written(work, other, other.mark(RecordMark.MERGED_INTO, Long.toString(kept.id()), origin, now));
    List<LinkKey> links = records.moveLinks(other.id(), kept.id());
    List<Reference> moved = new ArrayList<>();
    // What it took may refer to the other too, as that one did to itself.
    type(work).references().forEach(name -> references.add(new Referring.Field(kept.id(), name)));
    for (Referring.Field field : references) {
      GoldenRecord holder = records.record(field.record());
      Merge change = holder.repoint(field.name(), other.id(), kept.id(), now);
      boolean taken = holder.id() == kept.id() && absorbed.taken().contains(field.name());
      if (written(work, holder, change) && !taken) {
        moved.add(Reference.of(holder, field.name()));
      }
    }
    merges.add(
        new MergedRecord(
            other.id(),
            kept.id(),
            work.receipt(),
            now,
            absorbed.taken(),
            absorbed.before(),
            absorbed.originsBefore(),
            links,
            moved,
            relations.move(other.id(), kept.id())));
  }

  private void unmerge(Work work, GoldenRecord kept, MergedRecord merge, Origin origin) {
    GoldenRecord other = records.record(merge.merged());
    MergedRecord standing = referring.standing(merge, type(work));
    written(work, kept, kept.release(standing, other, now));
    conflicts.settleByThemselves(work, kept, type(work));
    referring.noteGivenBack(merge, kept, type(work));
    written(work, other, other.mark(RecordMark.MERGED_INTO, null, origin, now));
    records.moveLinksBack(merge.links(), kept.id(), other.id());
    for (Reference reference : merge.references()) {
      GoldenRecord holder = records.record(reference.record());
      if (reference.stands(holder)) {
        written(work, holder, holder.repoint(reference.field(), kept.id(), other.id(), now));
      }
    }
    relations.moveBack(merge.relations(), kept.id(), other.id());
    merges.end(merge.receipt(), work.receipt());
  }

  private static RecordType type(Work work) {
    return work.plan().recordType();
  }

  private boolean written(Work work, GoldenRecord record, Merge merge) {
    if (merge.touched()) {
      records.touched(record);
    }
    if (merge.changed()) {
      records.addHistory(
          new HistoryEntry(
              record.id(),
              record.version(),
              work.receipt(),
              work.flow().id(),
              work.plan().mappingVersion(),
              now,
              merge.changes()));
    }
    return merge.changed();
  }

  private Origin origin(Work work) {
    return new Origin(
        work.message().system(),
        work.flow().object(),
        String.valueOf(work.reading().key()),
        work.receipt(),
        work.flow().id(),
        work.plan().mappingVersion(),
        null,
        now,
        true);
  }
}
