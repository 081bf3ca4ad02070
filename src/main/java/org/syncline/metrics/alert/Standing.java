package org.syncline.metrics.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.PeriodLength;

/**
 * Where a rule stands.
 *
 * @param since when it came to that: the end of the period that decided, or when the rule was put
 * @param evaluatedTo the end of the last period that was judged
 * @param value of that period; null where it had no data
 * @param against how many periods in a row have spoken against this state by now
 */
public record Standing(
    boolean raised, Instant since, Instant evaluatedTo, @Nullable Double value, int against) {

  /** A rule that nobody has judged yet; the period that is under way is its first. */
  static Standing fresh(Instant now, PeriodLength length) {
    return new Standing(false, now, length.begin(now), null, 0);
  }

  /**
   * After one more period. One that can't be judged neither counts nor breaks a row.
   *
   * @param after how many periods in a row it takes
   */
  Standing after(JudgedPeriod period, int after) {
    Judgement judgement = period.judgement();
    if (judgement == null) {
      return new Standing(raised, since, period.end(), period.value(), against);
    }
    int row = judgement.beyond() == raised ? 0 : against + 1;
    return row < after
        ? new Standing(raised, since, period.end(), period.value(), row)
        : new Standing(!raised, period.end(), period.end(), period.value(), 0);
  }

  /** The same, going on at a later moment. */
  Standing from(Instant later) {
    return new Standing(raised, since, later, value, against);
  }
}
