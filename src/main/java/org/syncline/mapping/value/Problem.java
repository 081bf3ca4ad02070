package org.syncline.mapping.value;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one value of a message.
 *
 * @param target field of the record type, {@code @key}, {@code @version}, {@code @time}; null where
 *     the whole body is meant
 * @param source source path as written in the mapping
 * @param rule what was asked, e.g. {@code date dd.MM.yyyy}
 * @param value the value, masked (first character and length), or null
 * @param message one sentence that says what to do
 */
public record Problem(
    @Nullable String target,
    @Nullable String source,
    @Nullable String rule,
    String code,
    @Nullable String value,
    String message) {}
