package org.syncline.record;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is added up of the business, so that the figure of several periods is the ratio of the sums.
 *
 * @param won opportunities closed as won
 * @param closed opportunities closed as won or lost
 * @param wonAmounts sums of the amounts of those won, by currency
 * @param daysToClose sum of the days from opened to closed of those won that have both
 * @param timedCloses how many those are
 * @param satisfaction sum of the satisfaction, 1 to 5 each, of service cases closed
 * @param ratedCases how many of them have one
 * @param churned customers lost
 */
public record BusinessSums(
    long won,
    long closed,
    SortedMap<String, BigDecimal> wonAmounts,
    long daysToClose,
    long timedCloses,
    long satisfaction,
    long ratedCases,
    long churned) {
  /** Nothing. */
  public static final BusinessSums NONE =
      new BusinessSums(0, 0, Collections.emptySortedMap(), 0, 0, 0, 0, 0);

  public BusinessSums {
    wonAmounts = Collections.unmodifiableSortedMap(new TreeMap<>(wonAmounts));
  }

  /** These and those. */
  public BusinessSums plus(BusinessSums other) {
    TreeMap<String, BigDecimal> amounts = new TreeMap<>(wonAmounts);
    other.wonAmounts.forEach(
        (currency, amount) -> amounts.merge(currency, amount, BigDecimal::add));
    return new BusinessSums(
        won + other.won,
        closed + other.closed,
        amounts,
        daysToClose + other.daysToClose,
        timedCloses + other.timedCloses,
        satisfaction + other.satisfaction,
        ratedCases + other.ratedCases,
        churned + other.churned);
  }

  /** Whether nothing was counted. */
  public boolean isNone() {
    return closed == 0 && ratedCases == 0 && churned == 0;
  }
}
