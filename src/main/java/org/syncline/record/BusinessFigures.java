package org.syncline.record;

import java.time.LocalDate;

/**
 * What the business came to in a period. Each figure is kept as the parts of its ratio.
 *
 * @param from first day, included
 * @param to last day, excluded
 * @param customers customers at the start: as they were counted then, else those of today and those
 *     lost since then
 */
public record BusinessFigures(LocalDate from, LocalDate to, BusinessSums sums, long customers) {}
