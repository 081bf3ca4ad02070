package org.syncline.sync.intake.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.oracle.ModelLanes.SourceKey;
import org.syncline.sync.intake.oracle.Operation.Archive;
import org.syncline.sync.intake.oracle.Operation.Change;
import org.syncline.sync.intake.oracle.Operation.Create;
import org.syncline.sync.intake.oracle.Operation.Seen;
import org.syncline.sync.intake.oracle.Operation.Unmerge;

/** What people do to records: edit, archive, merge, and take either back. */
final class ModelEdits {
  private static final String EMPLOYER = "employer";
  private static final int MOST_LEVELS = 100;

  private final ModelState state;
  private final List<Merged> merges = new ArrayList<>();

  /** A merge that stands, with all that is needed to take it back. */
  private record Merged(
      long receipt,
      ModelRecord other,
      ModelRecord kept,
      Set<String> taken,
      Map<String, @Nullable String> before,
      Map<String, Said> saidBefore,
      Set<SourceKey> links,
      Map<Long, Said> referring) {}

  ModelEdits(ModelState state) {
    this.state = state;
  }

  String create(Create create, long receipt, Instant now, long named) {
    String refusal = refusal(null, create.values(), create.evenIfMatched());
    if (refusal != null) {
      return refusal;
    }
    ModelRecord record = state.begin(named);
    state.take(
        record, create.values(), decision(record, "new", create.values(), receipt, now), false);
    return done(record);
  }

  String change(Change change, long receipt, Instant now) {
    ModelRecord record = state.records.get(change.record());
    String refusal = refusal(record, change.version());
    if (record == null || refusal != null) {
      return String.valueOf(refusal);
    }
    refusal = refusal(record, change.values(), change.evenIfMatched());
    if (refusal != null) {
      return refusal;
    }
    Said said = decision(record, Long.toString(change.record()), change.values(), receipt, now);
    state.take(record, change.values(), said, false);
    return done(record);
  }

  String archive(Archive archive, long receipt, Instant now) {
    ModelRecord record = state.records.get(archive.record());
    String refusal = refusal(record, archive.version());
    if (record == null || refusal != null) {
      return String.valueOf(refusal);
    }
    mark(record, ModelRecord.ARCHIVED, archive.archived() ? "true" : null, record, receipt, now);
    return done(record);
  }

  /** Receipt of the merge of this record that stands, null where there is none. */
  @Nullable Long mergeOf(long other) {
    return merges.stream()
        .filter(merge -> merge.other().id == other)
        .map(Merged::receipt)
        .findFirst()
        .orElse(null);
  }

  String merge(Operation.Merge merge, long receipt, Instant now) {
    ModelRecord kept = state.records.get(merge.kept());
    String refusal = refusal(kept, merge.keptVersion());
    if (kept == null || refusal != null) {
      return String.valueOf(refusal);
    }
    ModelRecord other = state.records.get(merge.other());
    if (other == null || other == kept || other.mergedInto() != null) {
      return "unusable";
    }
    if (other.version() != merge.otherVersion()) {
      return "changed meanwhile " + other.version();
    }
    Merged merged = absorb(kept, other, receipt);
    kept.keep(receipt);
    mark(other, ModelRecord.MERGED_INTO, Long.toString(kept.id), kept, receipt, now);
    state.links.forEach(
        (key, link) -> {
          if (link.record == other.id) {
            merged.links().add(key);
            link.record = kept.id;
          }
        });
    for (ModelRecord record : state.records.values()) {
      boolean taken = record == kept && merged.taken().contains(EMPLOYER);
      if (lead(record, other.id, kept.id, receipt) && !taken) {
        merged.referring().put(record.id, record.said.get(EMPLOYER));
      }
    }
    merges.add(merged);
    return done(kept);
  }

  private Merged absorb(ModelRecord kept, ModelRecord other, long receipt) {
    Merged merged =
        new Merged(
            receipt,
            other,
            kept,
            new LinkedHashSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new LinkedHashSet<>(),
            new TreeMap<>());
    other.said.forEach(
        (field, said) -> {
          Said present = kept.said.get(field);
          String value = other.values.get(field);
          if (field.startsWith("@")) {
            return;
          }
          FieldRules.Ruling ruling =
              present == null
                  ? FieldRules.Ruling.STANDS
                  : state.rules.between(field, kept.values.get(field), present, value, said, false);
          if (ruling == FieldRules.Ruling.QUESTION) {
            state.questions.add(new Question(kept.id, field, said.receipt()));
          }
          if (ruling == FieldRules.Ruling.STANDS) {
            merged.taken().add(field);
            if (present != null) {
              merged.before().put(field, kept.values.get(field));
              merged.saidBefore().put(field, present);
            }
            kept.set(field, value, said);
          }
        });
    return merged;
  }

  String unmerge(Unmerge unmerge, Seen seen, long receipt, Instant now) {
    Merged merge =
        merges.stream()
            .filter(one -> seen.mergeReceipt() != null && one.receipt() == seen.mergeReceipt())
            .findFirst()
            .orElse(null);
    if (merge == null
        || merge.other().id != unmerge.merged()
        || merge.kept().mergedInto() != null
        || merges.stream()
            .anyMatch(one -> one.kept() == merge.kept() && one.receipt() > merge.receipt())) {
      return "unusable";
    }
    ModelRecord kept = merge.kept();
    ModelRecord other = merge.other();
    for (String field : merge.taken()) {
      Said said = kept.said.get(field);
      if (said == null || !said.equals(other.said.get(field))) {
        continue;
      }
      Said before = merge.saidBefore().get(field);
      if (before == null) {
        kept.values.remove(field);
        kept.said.remove(field);
      } else {
        String value = merge.before().get(field);
        kept.set(
            field, field.equals(EMPLOYER) ? standing(value, other, kept, before) : value, before);
      }
    }
    kept.keep(receipt);
    mark(other, ModelRecord.MERGED_INTO, null, kept, receipt, now);
    for (SourceKey key : merge.links()) {
      ModelState.Link link = state.links.get(key);
      if (link != null && link.record == kept.id) {
        link.record = other.id;
      }
    }
    merge
        .referring()
        .forEach(
            (id, by) -> {
              Said said = state.record(id).said.get(EMPLOYER);
              if (said != null && said.bySameSource(by)) {
                lead(state.record(id), kept.id, other.id, receipt);
              }
            });
    merges.remove(merge);
    return done(kept);
  }

  private static boolean lead(ModelRecord referring, long from, long to, long receipt) {
    if (!referring.has(EMPLOYER, Long.toString(from))) {
      return false;
    }
    referring.values.put(EMPLOYER, Long.toString(to));
    return referring.keep(receipt);
  }

  /**
   * Where a reference from before a merge leads by now, when the merged record is free again. Each
   * merge on the way leads it back when it is taken back in its turn.
   */
  private @Nullable String standing(
      @Nullable String id, ModelRecord freed, ModelRecord holder, Said by) {
    if (id == null) {
      return null;
    }
    ModelRecord at = state.record(Long.parseLong(id));
    while (at != freed && at.mergedInto() != null) {
      ModelRecord gone = at;
      merges.stream()
          .filter(merge -> merge.other() == gone)
          .forEach(merge -> merge.referring().put(holder.id, by));
      at = state.record(at.mergedInto());
    }
    return Long.toString(at.id);
  }

  /**
   * @param named the record that the edit is about
   */
  private static void mark(
      ModelRecord record,
      String mark,
      @Nullable String value,
      ModelRecord named,
      long receipt,
      Instant now) {
    if (value == null ? record.values.get(mark) != null : !record.has(mark, value)) {
      String key = Long.toString(named.id);
      record.set(mark, value, new Said(Said.PERSON, key, receipt, null, now, true));
      record.keep(receipt);
    }
  }

  private static String done(ModelRecord record) {
    return "done " + record.id + " v" + record.version();
  }

  private static @Nullable String refusal(@Nullable ModelRecord record, int version) {
    if (record == null) {
      return "unknown";
    }
    if (record.version() != version) {
      return "changed meanwhile " + record.version();
    }
    return record.mergedInto() != null ? "unusable" : null;
  }

  private @Nullable String refusal(
      @Nullable ModelRecord record, Map<String, @Nullable String> values, boolean evenIfMatched) {
    String employer = values.get(EMPLOYER);
    if (employer != null) {
      ModelRecord to = state.records.get(Long.valueOf(employer));
      if (to == null || to.mergedInto() != null || (record != null && standsAbove(record, to))) {
        return "unusable";
      }
    }
    if (record != null && isOverruled(record, values)) {
      return "unusable";
    }
    Set<Long> others = state.carriersOf(values.get("email"));
    if (record != null) {
      others.remove(record.id);
    }
    return evenIfMatched || others.isEmpty() ? null : "matched " + others;
  }

  private boolean standsAbove(ModelRecord record, ModelRecord to) {
    ModelRecord at = to;
    Set<ModelRecord> passed = new LinkedHashSet<>();
    while (at != record && passed.add(at)) {
      String next = at.values.get(EMPLOYER);
      if (next == null) {
        return false;
      }
      if (passed.size() > MOST_LEVELS) {
        return true;
      }
      at = state.record(Long.parseLong(next));
    }
    return at == record;
  }

  /** A person's word is the newest, but some fields belong to other sources. */
  private boolean isOverruled(ModelRecord record, Map<String, @Nullable String> values) {
    Said latest =
        new Said(Said.PERSON, Long.toString(record.id), Long.MAX_VALUE, null, Instant.MAX, true);
    return values.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(EMPLOYER))
        .filter(entry -> record.said.containsKey(entry.getKey()))
        .filter(entry -> !record.has(entry.getKey(), entry.getValue()))
        .anyMatch(
            entry ->
                state.ruling(record, entry.getKey(), entry.getValue(), latest, false)
                    != FieldRules.Ruling.STANDS);
  }

  /** Who edits has seen what is there, so it is newer than that, whatever other clocks say. */
  private static Said decision(
      ModelRecord record,
      String key,
      Map<String, @Nullable String> values,
      long receipt,
      Instant now) {
    Instant time = now;
    for (String field : values.keySet()) {
      Said present = record.said.get(field);
      if (present != null && !present.time().isBefore(time)) {
        time = present.time().plus(1, ChronoUnit.MICROS);
      }
    }
    return new Said(
        Said.PERSON, key.equals("new") ? "new-" + receipt : key, receipt, null, time, true);
  }
}
