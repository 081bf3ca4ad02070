package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.Conflict;
import org.syncline.record.Conflicts;
import org.syncline.record.Contribution;
import org.syncline.record.EditRecords;
import org.syncline.record.FieldConflict;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Merge;
import org.syncline.record.RecordType;

/**
 * The conflicts of the records of a group: read only where a record ever had one, and written once
 * at the end.
 */
final class ConflictMemory {
  private final Conflicts store;
  private final Instant now;
  private final Map<Place, Entry> latest = new LinkedHashMap<>();
  private final Map<Long, Entry> byId = new HashMap<>();
  private final List<Entry> fresh = new ArrayList<>();
  private final Set<Long> contested = new TreeSet<>();

  /** Of each at most one is open. */
  private record Place(long record, String field, String system) {
    static Place of(Conflict conflict) {
      return new Place(conflict.record(), conflict.field(), conflict.system());
    }
  }

  private static final class Entry {
    private Conflict conflict;
    private boolean changed;

    Entry(Conflict conflict) {
      this.conflict = conflict;
    }

    void becomes(Conflict next) {
      conflict = next;
      changed = true;
    }
  }

  ConflictMemory(Conflicts store, Instant now) {
    this.store = store;
    this.now = now;
  }

  /** Reads what there is about these records. */
  void read(Collection<GoldenRecord> records) {
    List<Long> contested =
        records.stream().filter(GoldenRecord::contested).map(GoldenRecord::id).toList();
    if (contested.isEmpty()) {
      return;
    }
    for (Conflict conflict : store.latest(contested)) {
      Entry entry = new Entry(conflict);
      latest.put(Place.of(conflict), entry);
      byId.put(conflict.id(), entry);
    }
  }

  /** A conflict that is the latest of its field and system, of a record of this group. */
  @Nullable Conflict find(long id) {
    Entry entry = byId.get(id);
    return entry == null ? null : entry.conflict;
  }

  /**
   * A message was merged into a record.
   *
   * @return fields of which a person is asked whether what the message says is to stand
   */
  Set<String> merged(
      Work work, GoldenRecord record, Contribution said, RecordType type, Merge merge) {
    if (!record.contested() && merge.conflicts().isEmpty()) {
      return Set.of();
    }
    Set<String> refused = new TreeSet<>();
    merge.conflicts().forEach(conflict -> refused.add(conflict.field()));
    withdraw(work, record, said, merge, refused);
    Set<String> asked = refused(work, record, merge.conflicts());
    settleByThemselves(work, record, type);
    return asked;
  }

  /** What a system, or a person, says now takes the place of what it said before. */
  private void withdraw(
      Work work, GoldenRecord record, Contribution said, Merge merge, Set<String> refused) {
    boolean person = said.origin().system().equals(EditRecords.SYSTEM);
    for (Entry entry : open(record.id())) {
      Conflict conflict = entry.conflict;
      String field = conflict.field();
      if (!said.values().has(field)) {
        continue;
      }
      boolean equal = FieldValues.same(record.values().get(field), conflict.refused());
      if (person) {
        end(work, entry, equal ? Conflict.How.EQUAL : Conflict.How.EDITED);
      } else if (conflict.system().equals(said.origin().system())
          && !refused.contains(field)
          && conflict.isReplacedBy(said.origin())) {
        boolean same =
            !merge.changes().containsKey(field)
                && FieldValues.same(record.values().get(field), said.values().get(field));
        end(work, entry, same ? Conflict.How.EQUAL : Conflict.How.OVERTAKEN);
      }
    }
  }

  private Set<String> refused(Work work, GoldenRecord record, List<FieldConflict> conflicts) {
    if (record.archived()) {
      return Set.of();
    }
    Set<String> asked = new TreeSet<>();
    for (FieldConflict found : conflicts) {
      Place place = new Place(record.id(), found.field(), found.origin().system());
      Entry entry = latest.get(place);
      if (entry != null && entry.conflict.answers(found)) {
        continue;
      }
      asked.add(found.field());
      if (entry == null || !entry.conflict.isOpen()) {
        Entry opened = new Entry(Conflict.open(record, found, work.message().receivedAt(), now));
        latest.put(place, opened);
        fresh.add(opened);
        if (!record.contested()) {
          record.contest();
          contested.add(record.id());
        }
      } else if (entry.conflict.isReplacedBy(found.origin())) {
        entry.becomes(entry.conflict.saying(found, work.message().receivedAt()));
      }
    }
    return asked;
  }

  /** Ends what is no question any more, as the record is now. */
  void settleByThemselves(Work work, GoldenRecord record, RecordType type) {
    for (Entry entry : open(record.id())) {
      switch (record.question(entry.conflict, type)) {
        case AGREED -> end(work, entry, Conflict.How.EQUAL);
        case ANSWERED -> end(work, entry, Conflict.How.OVERTAKEN);
        case OPEN, REVERSED -> {}
      }
    }
  }

  /** What was refused when another record was merged into this one. */
  void absorbed(Work work, GoldenRecord record, RecordType type, Merge merge) {
    if (record.contested() || !merge.conflicts().isEmpty()) {
      refused(work, record, merge.conflicts());
      settleByThemselves(work, record, type);
    }
  }

  /** Ends all that are open of a record. */
  void endAll(Work work, GoldenRecord record, Conflict.How how) {
    open(record.id()).forEach(entry -> end(work, entry, how));
  }

  /** A person decided about this one. */
  void decided(Work work, long id, Conflict.How how) {
    Entry entry = byId.get(id);
    if (entry != null && entry.conflict.isOpen()) {
      entry.becomes(
          entry.conflict.ended(new Conflict.End(how, now, work.editor(), work.receipt(), null)));
    }
  }

  /** A rule decided about this one. */
  void settled(Work work, long id, Conflict.How how, long settlement) {
    Entry entry = byId.get(id);
    if (entry != null && entry.conflict.isOpen()) {
      entry.becomes(
          entry.conflict.ended(
              new Conflict.End(how, now, work.editor(), work.receipt(), settlement)));
    }
  }

  private void end(Work work, Entry entry, Conflict.How how) {
    String by = how == Conflict.How.EQUAL || how == Conflict.How.OVERTAKEN ? null : work.editor();
    entry.becomes(entry.conflict.ended(new Conflict.End(how, now, by, work.receipt(), null)));
  }

  private List<Entry> open(long record) {
    if (latest.isEmpty()) {
      return List.of();
    }
    return latest.values().stream()
        .filter(entry -> entry.conflict.record() == record && entry.conflict.isOpen())
        .toList();
  }

  /** Records whose first conflict is of this group. */
  Set<Long> contested() {
    return contested;
  }

  void write() {
    List<Conflict> changed =
        byId.values().stream().filter(entry -> entry.changed).map(entry -> entry.conflict).toList();
    if (!changed.isEmpty()) {
      store.update(changed);
    }
    List<Entry> left = fresh;
    while (!left.isEmpty()) {
      // One that was opened, ended and opened again within the group comes after itself.
      Map<Place, Entry> first = new LinkedHashMap<>();
      List<Entry> later = new ArrayList<>();
      for (Entry entry : left) {
        if (first.putIfAbsent(Place.of(entry.conflict), entry) != null) {
          later.add(entry);
        }
      }
      store.add(first.values().stream().map(entry -> entry.conflict).toList());
      left = later;
    }
  }
}
