package org.syncline.metrics.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a condition says of the value of one period.
 *
 * @param beyond whether it is what the rule is set against
 * @param limit from where on it is, or would be
 * @param mean of the periods before; null of a threshold
 * @param deviation their standard deviation; null of a threshold
 */
public record Judgement(
    boolean beyond, double limit, @Nullable Double mean, @Nullable Double deviation) {}
