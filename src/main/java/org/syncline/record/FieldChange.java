package org.syncline.record;

import org.jspecify.annotations.Nullable;

/**
 * One field of one change.
 *
 * @param wasPresent whether the field was there before (null included)
 */
public record FieldChange(boolean wasPresent, @Nullable Object was, @Nullable Object is) {}
