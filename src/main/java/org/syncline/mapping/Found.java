package org.syncline.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What a reader found at a source path. Slots hold a {@link String}, a {@link Boolean} or a {@link
 * Number} where the format has such values of its own, one of these two, or Java's null where the
 * path is absent.
 */
enum Found {
  /** The source says that there is no value. */
  NULL,
  /** An object or list stands where a single value is needed, or the other way round. */
  WRONG_TYPE;

  /** A number that the format itself marks as one, so that no locale is asked to read it. */
  record Number(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  static boolean isBlank(@Nullable Object found) {
    return found == null || found == NULL || (found instanceof String text && text.isBlank());
  }
}
