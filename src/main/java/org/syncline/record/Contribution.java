package org.syncline.record;

/**
 * What one message has to say about a record.
 *
 * @param origin stamped on every field it changes
 * @param values fields it carries; absent ones are not touched
 * @param late whether the source record is known to have moved on already, and the time of this
 *     does not tell its place among what other sources said: then only fields may change that the
 *     same source set before, with a lower or equal stamp, or that are absent
 */
public record Contribution(Origin origin, FieldValues values, boolean late) {}
