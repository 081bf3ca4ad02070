package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.suggestion.profile.FieldProfile;

/**
 * A source field and a target, with all that speaks for and against them.
 *
 * @param logOdds natural logarithm of the odds that the row is right, before rivals are looked at
 */
record Pair(
    FieldProfile source,
    TargetField target,
    NameMatch name,
    boolean opaque,
    ValueEvidence values,
    double logOdds) {

  /** Of all pairs of sources and targets that could be, few are right. */
  private static final double PRIOR = -2.2;

  /** What a name match is worth: scores, and the log odds at them; straight lines between. */
  private static final double[] SCORES = {0, 0.3, 0.5, 0.7, 0.85, 0.95, 1};

  private static final double[] WORTH = {-3.5, -2.2, -0.7, 1.2, 2.8, 4, 4.6};

  private static final double OPAQUE = 0.6;
  private static final double OPAQUE_TELLING = -2.5;
  private static final double OPAQUE_KEY = 0;

  static Pair of(FieldProfile source, SourceName sourceName, TargetField target, NameMatch name) {
    ValueEvidence values = TypeEvidence.of(source, target);
    boolean opaque = sourceName.isOpaque() && name.score() < 0.5;
    double worth = opaque ? opaqueWorth(target) : worth(name.score());
    return new Pair(source, target, name, opaque, values, PRIOR + worth + values.logOdds());
  }

  /** A name that says nothing leaves all to the values. */
  private static double opaqueWorth(TargetField target) {
    if (!target.isField()) {
      return target.isKey() ? OPAQUE_KEY : OPAQUE_TELLING;
    }
    return target.telling() ? OPAQUE_TELLING : OPAQUE;
  }

  private static double worth(double score) {
    for (int i = 1; i < SCORES.length; i++) {
      if (score <= SCORES[i]) {
        double part = (score - SCORES[i - 1]) / (SCORES[i] - SCORES[i - 1]);
        return WORTH[i - 1] + part * (WORTH[i] - WORTH[i - 1]);
      }
    }
    return WORTH[WORTH.length - 1];
  }

  double odds() {
    return Math.exp(logOdds);
  }

  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (opaque) {
      reasons.add("name: says nothing");
    } else if (!name.reason().isEmpty()) {
      reasons.add("name: " + name.reason());
    }
    reasons.addAll(values.reasons());
    return reasons;
  }
}
