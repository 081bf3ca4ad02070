package org.syncline.sync.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.RecordType;

/** What the match rules find: none makes a record, one is taken, all else is a question. */
sealed interface Match {

  record None() implements Match {}

  record One(long record) implements Match {}

  /** For a person to decide: many records, or one that can't be the one. */
  record Question(List<Problem> problems) implements Match {}

  /**
   * What the source says itself goes first, then the rules in their order; the first that finds
   * anything decides.
   *
   * @param told id of the record that the source says it is of; null where it says nothing
   */
  static Match of(
      RecordType type, @Nullable Long told, FieldValues values, LinkKey own, RecordMemory records) {
    return told == null ? byRules(type, values, own, records) : told(told, type, own, records);
  }

  /** A row that the hub itself made there may be told of before the hub knows its key. */
  private static Match told(long told, RecordType type, LinkKey own, RecordMemory records) {
    GoldenRecord record = records.named(told).orElse(null);
    if (record == null || !record.type().equals(type.id())) {
      return new Question(
          Problems.one(
              "RECORD_UNKNOWN",
              "Target @record says that this is of record "
                  + told
                  + ", and the hub has no "
                  + type.id()
                  + " of that id: does the source keep ids of another hub? Mend that, or take the"
                  + " row out of the mapping, then retry."));
    }
    Long survivor = record.mergedInto();
    if (survivor != null) {
      return new Question(
          Problems.one(
              "RECORD_MERGED",
              "Target @record says that this is of record "
                  + told
                  + ", which was merged into record "
                  + survivor
                  + ": mend that at the source, then retry."));
    }
    return records.isLinkedElsewhere(told, own)
        ? new Question(
            Problems.one(
                "ALREADY_LINKED",
                "Target @record says that this is of record "
                    + told
                    + ", which is linked to another key of the same system and object: was the row"
                    + " copied at the source? Mend that there, then retry."))
        : new One(told);
  }

  private static Match byRules(
      RecordType type, FieldValues values, LinkKey own, RecordMemory records) {
    for (Map.Entry<Integer, String> key : MatchKeys.of(type, values).entrySet()) {
      Set<Long> carriers = records.carriersOf(key.getValue());
      String rule = type.matchRules().get(key.getKey()).name();
      if (carriers.size() > 1) {
        return new Question(
            Problems.one(
                "AMBIGUOUS_MATCH",
                "Match rule '"
                    + rule
                    + "' finds records "
                    + carriers
                    + ": decide which one is meant, or make them differ, then retry."));
      }
      if (carriers.size() == 1) {
        long found = carriers.iterator().next();
        return records.isLinkedElsewhere(found, own)
            ? new Question(
                Problems.one(
                    "ALREADY_LINKED",
                    "Match rule '"
                        + rule
                        + "' finds record "
                        + found
                        + ", which is linked to another key of the same system and object: mend"
                        + " the double at the source, or make the two differ, then retry."))
            : new One(found);
      }
    }
    return new None();
  }
}
