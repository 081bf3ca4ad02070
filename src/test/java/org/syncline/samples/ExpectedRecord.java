package org.syncline.samples;

import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A golden record as it must be in the end.
 *
 * @param links all source records that are this record
 * @param values canonical values by field; cleared and untouched fields are left out. A reference
 *     is the {@link SourceKey} that was named, any link of the record it points to
 */
public record ExpectedRecord(
    SortedSet<SourceKey> links, SortedMap<String, @Nullable Object> values) {}
