package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.List;

/**
 * What the values of a source field say for or against a target.
 *
 * @param logOdds natural logarithm of how much likelier the values are if the row is right than if
 *     it is not: 0 says nothing
 * @param options of the row, as the values ask for them
 * @param reasons for people
 */
record ValueEvidence(double logOdds, RowOptions options, List<String> reasons) {
  static final ValueEvidence NONE = new ValueEvidence(0, RowOptions.NONE, List.of());

  /** Against which no name helps. */
  private static final double IMPOSSIBLE = -6;

  ValueEvidence {
    reasons = List.copyOf(reasons);
  }

  static ValueEvidence impossible(String reason) {
    return of(IMPOSSIBLE, reason);
  }

  static ValueEvidence of(double logOdds, String reason) {
    return new ValueEvidence(logOdds, RowOptions.NONE, List.of("values: " + reason));
  }

  ValueEvidence with(RowOptions more) {
    return new ValueEvidence(logOdds, more, reasons);
  }

  ValueEvidence and(double more, String reason) {
    List<String> all = new ArrayList<>(reasons);
    all.add("values: " + reason);
    return new ValueEvidence(logOdds + more, options, all);
  }
}
