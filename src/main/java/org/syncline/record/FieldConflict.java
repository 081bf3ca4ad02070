package org.syncline.record;

import org.jspecify.annotations.Nullable;

/**
 * A value that was refused because another source says otherwise at the very same time: a question
 * for a person.
 */
public record FieldConflict(long recordId, String field, Origin origin, @Nullable Object refused) {}
