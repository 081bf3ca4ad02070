package org.syncline.mapping.value;

import org.jspecify.annotations.Nullable;

/**
 * What a reader found at a source path. Slots hold a {@link String} (a {@link RawText} where its
 * reader was allowed that), a {@link Boolean} or a {@link Number} where the format has such values
 * of its own, one of these two, a {@link Fault} where the value can't be read although the rest of
 * the body can, or Java's null where the path is absent.
 */
public enum Found {
  /** The source says that there is no value. */
  NULL,
  /** An object or list stands where a single value is needed, or the other way round. */
  WRONG_TYPE;

  /** A number that the format itself marks as one, so that no locale is asked to read it. */
  public record Number(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Whether there is nothing, null or only white space. */
  public static boolean isBlank(@Nullable Object found) {
    return found == null || found == NULL || (found instanceof String text && text.isBlank());
  }
}
