package org.syncline.sync.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.record.FieldValues;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.RecordType;

/** What the match rules find: none makes a record, one is taken, all else is a question. */
sealed interface Match {

  record None() implements Match {}

  record One(long record) implements Match {}

  /** For a person to decide: many records, or one that can't be the one. */
  record Question(List<Problem> problems) implements Match {}

  /** Asks the rules in their order; the first that finds anything decides. */
  static Match of(RecordType type, FieldValues values, LinkKey own, RecordMemory records) {
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
