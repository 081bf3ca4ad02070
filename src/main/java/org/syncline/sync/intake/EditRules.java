package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.record.Conflict;
import org.syncline.record.Contribution;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Mistake;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.Origin;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;

/**
 * Whether a person's edit can be done as things are under the locks. What can't is refused before
 * it has a receipt: its editor is there to be asked.
 */
final class EditRules {
  private final RecordMemory records;
  private final ConflictMemory conflicts;
  private final EditActs acts;

  EditRules(GroupMemory memory, EditActs acts) {
    this.records = memory.records();
    this.conflicts = memory.conflicts();
    this.acts = acts;
  }

  /** Why it can't be done; null = it can. */
  @Nullable Edited refusal(Understood understood, EditTerms terms) {
    Understood.Reading reading = understood.readings().get(0);
    Draft draft = ((Mapped.Accepted) reading.mapped()).draft();
    LinkKey own = Work.source(understood.message(), reading, draft.key());
    Link link = records.link(own);
    Integer expected = terms.expectedVersion();
    if (expected != null && link == null) {
      return new Edited.Unknown();
    }
    RecordType type = reading.plan().recordType();
    RecordRights rights = terms.editor().rights();
    GoldenRecord record = link == null ? null : records.record(link.recordId());
    if (record != null && !rights.sees(type, record.values())) {
      return new Edited.Unknown();
    }
    if (record != null && expected != null && record.version() != expected) {
      return new Edited.ChangedMeanwhile(record.version());
    }
    if (record != null && record.mergedInto() != null) {
      return new Edited.Unusable(
          List.of(
              new Mistake(
                  "values",
                  "This record is merged into record "
                      + record.mergedInto()
                      + ": change that one, or take the merge back first.")));
    }
    if (!(terms.act() instanceof EditTerms.Change change)) {
      return record == null
          ? new Edited.Unknown()
          : acts.refusal(type, record, terms.act(), rights);
    }
    if (record != null && movedOn(change, record)) {
      return new Edited.ChangedMeanwhile(record.version());
    }
    List<Mistake> mistakes = references(reading, draft, record, rights);
    mistakes.addAll(forbidden(type, draft, record, rights));
    if (record != null) {
      mistakes.addAll(overruled(understood, draft, record));
    }
    if (!mistakes.isEmpty()) {
      return new Edited.Unusable(mistakes);
    }
    return change.evenIfMatched() ? null : matched(type, draft, record, rights);
  }

  /** Whether one of the conflicts is over, or about another value than its editor has seen. */
  private boolean movedOn(EditTerms.Change change, GoldenRecord record) {
    return change.choices().entrySet().stream()
        .anyMatch(
            choice -> {
              Conflict conflict = conflicts.find(choice.getKey());
              return conflict == null
                  || !conflict.isOpen()
                  || conflict.record() != record.id()
                  || conflict.revision() != choice.getValue().revision();
            });
  }

  private static List<Mistake> forbidden(
      RecordType type, Draft draft, @Nullable GoldenRecord record, RecordRights rights) {
    Set<String> fields = new TreeSet<>(draft.values().names());
    draft.links().forEach(parent -> fields.add(parent.field()));
    List<Mistake> mistakes = new ArrayList<>();
    for (String field : fields) {
      if (!rights.mayChange(type, field)) {
        mistakes.add(new Mistake(field, "You may not set this field: leave it out."));
      }
    }
    if (record == null && !rights.sees(type, draft.values())) {
      mistakes.add(
          new Mistake(
              "owner", "You would not see this record: give it to yourself or to your team."));
    }
    return mistakes;
  }

  /** Fields of which the record type says that another source's value stands. */
  private static List<Mistake> overruled(Understood understood, Draft draft, GoldenRecord record) {
    RecordType type = understood.readings().get(0).plan().recordType();
    Origin latest =
        new Origin(
            understood.message().system(),
            type.id(),
            draft.key(),
            Long.MAX_VALUE,
            "",
            0,
            null,
            Instant.MAX,
            true);
    List<Mistake> mistakes = new ArrayList<>();
    record
        .wouldKeep(new Contribution(latest, draft.values(), false), type)
        .forEach(
            (field, origin) ->
                mistakes.add(
                    new Mistake(
                        field,
                        "By the survivorship rule of this field the value of '"
                            + origin.system()
                            + "' stands: change it there.")));
    return mistakes;
  }

  private List<Mistake> references(
      Understood.Reading reading, Draft draft, @Nullable GoldenRecord record, RecordRights rights) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Draft.Link parent : draft.links()) {
      LinkKey wanted = Work.parent(reading.plan(), parent);
      Link found = records.link(wanted);
      GoldenRecord to = found == null ? null : records.record(found.recordId());
      if (found == null || to == null || to.mergedInto() != null || !records.sees(rights, to)) {
        mistakes.add(
            new Mistake(
                parent.field(),
                "There is no record of type '"
                    + wanted.recordType()
                    + "' with this id: look it up first."));
      } else if (record != null && records.leadsBack(record, parent.field(), found.recordId())) {
        mistakes.add(
            new Mistake(
                parent.field(),
                "This record stands above that one already, so the two would refer to each other in"
                    + " a circle: choose another, or clear the field there first."));
      }
    }
    return mistakes;
  }

  private @Nullable Edited matched(
      RecordType type, Draft draft, @Nullable GoldenRecord record, RecordRights rights) {
    for (Map.Entry<Integer, String> key : MatchKeys.of(type, draft.values()).entrySet()) {
      Set<Long> others = new TreeSet<>(records.carriersOf(key.getValue()));
      if (record != null) {
        others.remove(record.id());
      }
      if (!others.isEmpty()) {
        others.removeIf(id -> !records.sees(rights, records.record(id)));
        return new Edited.Matched(type.matchRules().get(key.getKey()).name(), others);
      }
    }
    return null;
  }
}
