package org.syncline.sync.intake.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.oracle.ModelLanes.SourceKey;

/** Records and links in plain maps, and what both messages and edits do with them. */
final class ModelState {
  private static final String EMAIL = "email";

  final FieldRules rules;
  final TreeMap<Long, ModelRecord> records = new TreeMap<>();
  final Map<SourceKey, Link> links = new HashMap<>();
  final Set<Question> questions = new TreeSet<>();

  /** Where a source record leads, and the highest stamp that was applied of it. */
  static final class Link {
    long record;
    @Nullable Long stamp;

    Link(long record, @Nullable Long stamp) {
      this.record = record;
      this.stamp = stamp;
    }

    void advance(@Nullable Long applied) {
      if (applied != null && (stamp == null || stamp < applied)) {
        stamp = applied;
      }
    }
  }

  /** What a merge of values did. */
  record Effect(boolean touched, boolean changed) {}

  ModelState(FieldRules rules) {
    this.rules = rules;
  }

  ModelRecord record(long id) {
    ModelRecord record = records.get(id);
    if (record == null) {
      throw new IllegalStateException("The model has no record " + id + ".");
    }
    return record;
  }

  ModelRecord begin(long id) {
    ModelRecord record = new ModelRecord(id);
    if (records.put(id, record) != null) {
      throw new IllegalStateException("Record " + id + " is new, but was there before.");
    }
    return record;
  }

  /** The match rule: records of this e-mail address that are not merged into others. */
  Set<Long> carriersOf(@Nullable String email) {
    Set<Long> found = new TreeSet<>();
    if (email != null && !email.isBlank()) {
      for (ModelRecord record : records.values()) {
        if (record.mergedInto() == null && email.equals(record.values.get(EMAIL))) {
          found.add(record.id);
        }
      }
    }
    return found;
  }

  /** Values of one source come in, field by field. */
  Effect take(ModelRecord record, Map<String, @Nullable String> values, Said said, boolean late) {
    boolean touched = record.version() == 0;
    for (Map.Entry<String, @Nullable String> entry : values.entrySet()) {
      String field = entry.getKey();
      switch (ruling(record, field, entry.getValue(), said, late)) {
        case STANDS -> {
          record.set(field, entry.getValue(), said);
          touched = true;
        }
        case QUESTION -> questions.add(new Question(record.id, field, said.receipt()));
        case FALLS -> {}
      }
    }
    return new Effect(touched, record.keep(said.receipt()));
  }

  FieldRules.Ruling ruling(
      ModelRecord record, String field, @Nullable String value, Said said, boolean late) {
    Said before = record.said.get(field);
    return before == null
        ? rules.onEmpty(field, said)
        : rules.between(field, record.values.get(field), before, value, said, late);
  }
}
