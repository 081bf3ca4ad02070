package org.syncline.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a relation.
 *
 * @param was its values before, null where it was not there
 * @param is its values since, null where it is not there any more
 */
public record RelationChange(
    Relation.Key key,
    long receipt,
    Instant at,
    @Nullable FieldValues was,
    @Nullable FieldValues is) {}
