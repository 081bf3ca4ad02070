package org.syncline.metrics.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One period as a rule sees it.
 *
 * @param value null where it has no data
 * @param judgement null where it has no data, or too little is known of the periods before
 */
public record JudgedPeriod(
    Instant begin, Instant end, @Nullable Double value, @Nullable Judgement judgement) {}
