package org.syncline.record;

import org.jspecify.annotations.Nullable;

/**
 * One field of one change.
 *
 * @param wasPresent whether the field was there before (null included)
 * @param isPresent whether it is there since; only what takes a change back makes it absent again
 */
public record FieldChange(
    boolean wasPresent, @Nullable Object was, boolean isPresent, @Nullable Object is) {

  /** A field that has this value since, null included. */
  public FieldChange(boolean wasPresent, @Nullable Object was, @Nullable Object is) {
    this(wasPresent, was, true, is);
  }

  /** A field that is absent again. */
  static FieldChange removed(@Nullable Object was) {
    return new FieldChange(true, was, false, null);
  }
}
