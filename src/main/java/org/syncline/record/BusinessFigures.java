package org.syncline.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * What the business came to in a period. Each figure is kept as the parts of its ratio, so that the
 * figure of several periods is the ratio of the sums.
 *
 * @param from first day, included
 * @param to last day, excluded
 * @param won opportunities closed as won
 * @param closed opportunities closed as won or lost
 * @param wonAmounts sums of the amounts of those won, by currency
 * @param daysToClose sum of the days from opened to closed of those won that have both
 * @param timedCloses how many those are
 * @param satisfaction sum of the satisfaction, 1 to 5 each, of service cases closed
 * @param ratedCases how many of them have one
 * @param churned customers lost
 * @param customers customers at the start: those of today and those lost since then
 */
public record BusinessFigures(
    LocalDate from,
    LocalDate to,
    long won,
    long closed,
    SortedMap<String, BigDecimal> wonAmounts,
    long daysToClose,
    long timedCloses,
    long satisfaction,
    long ratedCases,
    long churned,
    long customers) {}
