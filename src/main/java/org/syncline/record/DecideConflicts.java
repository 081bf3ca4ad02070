package org.syncline.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.record.EditRecords.Decided;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.EditRecords.Mistake;

/**
 * A person decides what sources do not agree about. A decision is an edit like any other, so
 * history, origins, and what other systems are owed follow from it.
 */
public final class DecideConflicts {
  private final ReadConflicts read;
  private final EditRecords records;

  public DecideConflicts(ReadConflicts read, EditRecords records) {
    this.read = read;
    this.records = records;
  }

  /** What is to stand. */
  public sealed interface Choice {

    /** The value that the record has. */
    record Keep() implements Choice {}

    /** The value that was refused. */
    record Take() implements Choice {}

    /** Another value than both. */
    record Other(@Nullable Object value) implements Choice {}
  }

  /**
   * A decision.
   *
   * @param mark of what the person has seen
   * @param evenIfMatched as in {@link Edit}
   */
  public record Decision(Choice choice, String mark, boolean evenIfMatched) {}

  /** Decides one conflict. */
  public Edited one(long id, Decision decision, Editor editor) {
    editor.require(Permission.EDIT_RECORDS);
    ReadConflicts.Seen seen = read.conflict(id, editor).map(ReadConflicts.Told::seen).orElse(null);
    if (seen == null) {
      return new Edited.Unknown();
    }
    Conflict conflict = seen.conflict();
    if (!conflict.isOpen()) {
      return new Edited.Over();
    }
    if (!seen.mark().equals(decision.mark())) {
      return new Edited.ChangedMeanwhile(seen.record().version());
    }
    return decide(seen.record(), List.of(conflict), decision, editor);
  }

  /**
   * Decides all open conflicts of a record that its reader has seen.
   *
   * @param system only those with its values; null = all there are
   */
  public Edited all(long record, @Nullable String system, Decision decision, Editor editor) {
    editor.require(Permission.EDIT_RECORDS);
    Optional<ReadConflicts.OfRecord> found = read.ofRecord(record, editor);
    if (found.isEmpty()) {
      return new Edited.Unknown();
    }
    ReadConflicts.OfRecord seen = found.get();
    if (!seen.mark().equals(decision.mark())) {
      return new Edited.ChangedMeanwhile(seen.record().version());
    }
    List<Conflict> wanted =
        seen.open().stream()
            .filter(conflict -> system == null || conflict.system().equals(system))
            .toList();
    if (wanted.isEmpty()) {
      return new Edited.Over();
    }
    if (decision.choice() instanceof Choice.Take) {
      Set<String> fields = new TreeSet<>();
      for (Conflict conflict : wanted) {
        if (!fields.add(conflict.field())) {
          return new Edited.Unusable(
              List.of(
                  new Mistake(
                      "system",
                      "Of field '"
                          + conflict.field()
                          + "' several systems have other values: name the one to take.")));
        }
      }
    }
    return decide(seen.record(), wanted, decision, editor);
  }

  private Edited decide(
      GoldenRecord record, List<Conflict> conflicts, Decision decision, Editor editor) {
    TreeMap<String, @Nullable Object> values = new TreeMap<>();
    Map<Long, Decided> decided = new TreeMap<>();
    for (Conflict conflict : conflicts) {
      String field = conflict.field();
      Object present = record.values().get(field);
      if (decision.choice() instanceof Choice.Other other) {
        values.put(field, other.value());
      } else {
        boolean take = decision.choice() instanceof Choice.Take;
        values.put(field, take ? conflict.refused() : present);
      }
      decided.put(conflict.id(), new Decided(conflict.revision(), how(decision.choice())));
    }
    Edit edit = new Edit(values, editor, decision.evenIfMatched());
    return records.decide(record.id(), record.version(), edit, decided);
  }

  private static Conflict.How how(Choice choice) {
    return choice instanceof Choice.Keep
        ? Conflict.How.KEPT
        : choice instanceof Choice.Take ? Conflict.How.TAKEN : Conflict.How.OTHER;
  }
}
