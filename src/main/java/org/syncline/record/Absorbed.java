package org.syncline.record;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a record took from another, and what stood there before.
 *
 * @param taken fields whose values, or at least origins, are the other's now
 */
public record Absorbed(
    Merge merge,
    SortedSet<String> taken,
    FieldValues before,
    SortedMap<String, Origin> originsBefore) {}
