package org.syncline.mapping.suggestion;

/**
 * A target and a source path that a person said yes or no to.
 *
 * @param target a field's name, {@code @key}, {@code @version} or {@code @time}
 * @param source a source path as it was suggested
 */
public record RowChoice(String target, String source) {}
