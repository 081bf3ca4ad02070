package org.syncline.mapping.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as {@link TargetWriter#write} takes them. */
final class WrittenItems {
  private WrittenItems() {}

  /** The items in the slot of a repeated place, each an array of its own slots. */
  @SuppressWarnings("unchecked")
  static List<@Nullable Object[]> of(Object list) {
    return (List<@Nullable Object[]>) list;
  }
}
