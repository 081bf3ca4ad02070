package org.syncline.sync.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.CanonicalValues;
import org.syncline.record.ComputeSegments;
import org.syncline.record.Conflict;
import org.syncline.record.EditRecords;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.MergedRecord;
import org.syncline.record.Merges;
import org.syncline.record.RecordType;
import org.syncline.record.Records;
import org.syncline.record.RelationDefinition;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/** Takes people's edits in by the same way as messages. */
public final class EditRecord implements EditRecords {
  /** The door that edits come in by. */
  static final String DOOR = "edit";

  private final DirectDoor door;
  private final Transactions transactions;
  private final Records records;
  private final Merges merges;
  private final HubPlans plans;
  private final CanonicalValues canonical;
  private final Clock clock;

  public EditRecord(
      AcceptMessage intake,
      Transactions transactions,
      Records records,
      Merges merges,
      HubPlans plans,
      Arrivals arrivals,
      CanonicalValues canonical,
      Clock clock) {
    this.door = new DirectDoor(intake, arrivals);
    this.transactions = transactions;
    this.records = records;
    this.merges = merges;
    this.plans = plans;
    this.canonical = canonical;
    this.clock = clock;
  }

  @Override
  public Edited create(String type, Edit edit) {
    edit.editor().require(Permission.EDIT_RECORDS);
    EditTerms.Change change = new EditTerms.Change(edit.evenIfMatched());
    return take(
        type,
        "new-" + UUID.randomUUID(),
        edit.values(),
        new EditTerms(edit.editor(), null, change));
  }

  @Override
  public Edited change(long record, int expectedVersion, Edit edit) {
    edit.editor().require(Permission.EDIT_RECORDS);
    return take(
        record,
        edit.values(),
        new EditTerms(edit.editor(), expectedVersion, new EditTerms.Change(edit.evenIfMatched())));
  }

  @Override
  public Edited decide(long record, int expectedVersion, Edit edit, Map<Long, Decided> conflicts) {
    edit.editor().require(Permission.EDIT_RECORDS);
    TreeMap<Long, EditTerms.Choice> choices = new TreeMap<>();
    conflicts.forEach(
        (id, one) -> choices.put(id, new EditTerms.Choice(one.revision(), one.how())));
    return take(
        record,
        edit.values(),
        new EditTerms(
            edit.editor(), expectedVersion, new EditTerms.Change(edit.evenIfMatched(), choices)));
  }

  @Override
  public int settle(List<Conflict> open, long settlement, Editor editor) {
    editor.require(Permission.CONFIGURE);
    HubPlan plan = plans.current();
    List<Understood> edits = new ArrayList<>();
    for (Conflict conflict : open) {
      RecordType type = plan.recordType(conflict.recordType()).orElse(null);
      if (type != null) {
        EditTerms.Settle act =
            new EditTerms.Settle(conflict.id(), settlement, target(type, conflict));
        EditTerms terms = new EditTerms(editor, null, act);
        byte[] body = EditBody.of(Long.toString(conflict.record()), Map.of(), terms);
        edits.add(Understand.edit(message(type.id(), body), terms, plan));
      }
    }
    return door.takeAll(edits);
  }

  private static @Nullable Long target(RecordType type, Conflict conflict) {
    return type.references().contains(conflict.field()) && conflict.refused() instanceof String id
        ? Long.valueOf(id)
        : null;
  }

  @Override
  public Edited archive(long record, int expectedVersion, boolean archived, Editor editor) {
    editor.require(Permission.EDIT_RECORDS);
    return take(
        record, Map.of(), new EditTerms(editor, expectedVersion, new EditTerms.Archive(archived)));
  }

  @Override
  public Edited relate(
      long record,
      String relation,
      long other,
      Map<String, ? extends @Nullable Object> values,
      Editor editor) {
    editor.require(Permission.EDIT_RECORDS);
    GoldenRecord found = find(record, editor);
    RelationDefinition kind =
        found == null
            ? null
            : plans
                .current()
                .recordType(found.type())
                .flatMap(type -> type.relation(relation))
                .orElse(null);
    if (kind == null) {
      return new Edited.Unknown();
    }
    List<Mistake> mistakes = new ArrayList<>();
    FieldValues read = read(kind, values, mistakes);
    return mistakes.isEmpty()
        ? take(
            record,
            Map.of(),
            new EditTerms(editor, null, new EditTerms.Relate(relation, other, read)))
        : new Edited.Unusable(mistakes);
  }

  private FieldValues read(
      RelationDefinition kind,
      Map<String, ? extends @Nullable Object> values,
      List<Mistake> mistakes) {
    Map<String, @Nullable Object> read = new TreeMap<>();
    for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
      String name = entry.getKey();
      Object given = entry.getValue();
      FieldDefinition field = kind.field(name).orElse(null);
      if (field == null) {
        mistakes.add(
            new Mistake(name, "Relation '" + kind.name() + "' has no such field: see its type."));
      } else if (given == null) {
        read.put(name, null);
      } else {
        CanonicalValues.Reading reading = canonical.read(field, given);
        read.put(name, reading.value());
        if (reading.value() == null) {
          mistakes.add(new Mistake(name, String.valueOf(reading.problem())));
        }
      }
    }
    return FieldValues.of(read);
  }

  @Override
  public Edited unrelate(long record, String relation, long other, Editor editor) {
    editor.require(Permission.EDIT_RECORDS);
    return take(
        record, Map.of(), new EditTerms(editor, null, new EditTerms.Relate(relation, other, null)));
  }

  @Override
  public Edited merge(long kept, int keptVersion, long other, int otherVersion, Editor editor) {
    editor.require(Permission.MERGE_RECORDS);
    return take(
        kept,
        Map.of(),
        new EditTerms(editor, keptVersion, new EditTerms.Merge(other, otherVersion)));
  }

  @Override
  public Edited unmerge(long merged, Editor editor) {
    editor.require(Permission.MERGE_RECORDS);
    if (find(merged, editor) == null) {
      return new Edited.Unknown();
    }
    MergedRecord merge = transactions.inNew(() -> merges.of(merged)).orElse(null);
    return merge == null
        ? new Edited.Unusable(
            List.of(new Mistake("record", "This record is not merged into another.")))
        : take(merge.kept(), Map.of(), new EditTerms(editor, null, new EditTerms.Unmerge(merge)));
  }

  private @Nullable GoldenRecord find(long record) {
    return transactions.inNew(() -> records.find(record)).orElse(null);
  }

  /** Null also where the editor does not see it. */
  private @Nullable GoldenRecord find(long record, Editor editor) {
    GoldenRecord found = find(record);
    if (found == null) {
      return null;
    }
    boolean seen =
        plans
            .current()
            .recordType(found.type())
            .filter(type -> editor.rights().sees(type, found.values()))
            .isPresent();
    return seen ? found : null;
  }

  private Edited take(
      long record, Map<String, ? extends @Nullable Object> values, EditTerms terms) {
    GoldenRecord found = find(record, terms.editor());
    return found == null
        ? new Edited.Unknown()
        : take(found.type(), Long.toString(record), values, terms);
  }

  private Edited take(
      String typeId, String key, Map<String, ? extends @Nullable Object> values, EditTerms terms) {
    HubPlan plan = plans.current();
    RecordType type = plan.recordType(typeId).orElse(null);
    if (type == null) {
      return new Edited.Unknown();
    }
    InboundMessage message = message(typeId, EditBody.of(key, values, terms));
    Understood understood = Understand.edit(message, terms, plan);
    List<Mistake> mistakes = mistakes(type, values, understood);
    if (typeId.equals(ComputeSegments.SEGMENT)) {
      checkFilter(key, values, mistakes);
    }
    return mistakes.isEmpty() ? accept(understood) : new Edited.Unusable(mistakes);
  }

  /** A filter that can't be used would silently select nobody. */
  private void checkFilter(
      String key, Map<String, ? extends @Nullable Object> values, List<Mistake> mistakes) {
    GoldenRecord present = HubKeys.isRecord(key) ? find(Long.parseLong(key)) : null;
    Map<String, @Nullable Object> all = new TreeMap<>();
    if (present != null) {
      all.putAll(present.values().asMap());
    }
    all.putAll(values);
    try {
      ComputeSegments.filter(all, plans.current()::recordType, canonical);
    } catch (IllegalArgumentException e) {
      mistakes.add(new Mistake("filter", String.valueOf(e.getMessage())));
    }
  }

  private static List<Mistake> mistakes(
      RecordType type, Map<String, ? extends @Nullable Object> values, Understood understood) {
    List<Mistake> mistakes = new ArrayList<>();
    for (String name : values.keySet()) {
      if (type.field(name).isEmpty()) {
        mistakes.add(
            new Mistake(
                name, "Record type '" + type.id() + "' has no such field: see its document."));
      }
    }
    if (understood.readings().get(0).mapped() instanceof Mapped.Rejected rejected) {
      rejected.problems().forEach(problem -> mistakes.add(mistake(problem)));
    }
    return mistakes;
  }

  private Edited accept(Understood understood) {
    Acceptance acceptance = door.take(understood).orElse(null);
    if (acceptance == null) {
      return new Edited.Stopped();
    }
    if (acceptance instanceof Acceptance.Edit done) {
      return new Edited.Done(done.record(), done.version(), done.receipt());
    }
    if (acceptance instanceof Acceptance.Refused refused) {
      return refused.why();
    }
    throw new IllegalStateException("An edit was taken for a message: " + acceptance);
  }

  private static Mistake mistake(Problem problem) {
    String field = problem.target();
    return new Mistake(field == null ? "values" : field, problem.message());
  }

  private InboundMessage message(String type, byte[] body) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    return new InboundMessage(
        SYSTEM,
        type,
        id,
        id,
        BodyKind.BYTES,
        new SourceBody(body, "UTF-8"),
        InboundMessage.hash(body),
        DOOR,
        now,
        now,
        null);
  }
}
