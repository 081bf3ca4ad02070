package org.syncline.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the business came to on a day of UTC, as it was counted last.
 *
 * @param customers at its beginning; null where it was over before anybody counted it
 */
public record BusinessDay(LocalDate day, BusinessSums sums, @Nullable Long customers) {}
