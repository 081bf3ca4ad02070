package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** The sources of one row. */
final class RowInput {
  private final Selector[] selectors;
  private final List<String> paths;
  private final boolean all;

  /** The slot where one plain path is all, else -1: the common case without a call. */
  private final int slot;

  RowInput(List<Selector> selectors, List<String> paths, boolean all) {
    this.selectors = selectors.toArray(Selector[]::new);
    this.paths = List.copyOf(paths);
    this.all = all;
    this.slot =
        !all && selectors.size() == 1 && selectors.get(0) instanceof Selector.OfSlot one
            ? one.slot()
            : -1;
  }

  /** Whether it is one path of a single value. */
  boolean isOneSlot() {
    return slot >= 0;
  }

  /** The slot of that path. */
  int slot() {
    return slot;
  }

  List<String> paths() {
    return paths;
  }

  /** How problems name the source that was chosen. */
  String path(int source) {
    return all ? String.join(" + ", paths) : paths.get(source);
  }

  /**
   * The first source that is present and not blank; else one of the wrong type or unreadable, so
   * that it is not passed over; else the first present.
   */
  int choose(@Nullable Object[] here, @Nullable Object[] body) {
    if (slot >= 0 || all || selectors.length == 1) {
      return 0;
    }
    int present = -1;
    int wrong = -1;
    for (int i = 0; i < selectors.length; i++) {
      Object value = selectors[i].find(here, body);
      if (value == Found.WRONG_TYPE || value instanceof Fault) {
        wrong = wrong < 0 ? i : wrong;
      } else if (!isBlank(value)) {
        return i;
      } else if (value != null && present < 0) {
        present = i;
      }
    }
    return wrong >= 0 ? wrong : Math.max(present, 0);
  }

  private static boolean isBlank(@Nullable Object value) {
    return value instanceof List<?> list ? list.isEmpty() : Found.isBlank(value);
  }

  @Nullable Object find(int source, @Nullable Object[] here, @Nullable Object[] body) {
    if (slot >= 0) {
      return here[slot];
    }
    return all ? together(here, body) : selectors[source].find(here, body);
  }

  /** Null where all are absent. */
  private @Nullable Object together(@Nullable Object[] here, @Nullable Object[] body) {
    List<@Nullable Object> values = new ArrayList<>(selectors.length);
    boolean anything = false;
    for (Selector selector : selectors) {
      Object value = selector.find(here, body);
      if (value == Found.WRONG_TYPE || value instanceof Fault) {
        return value;
      }
      anything |= value != null;
      if (value instanceof List<?> list) {
        values.addAll(list);
      } else {
        values.add(value == Found.NULL ? null : value);
      }
    }
    return anything ? values : null;
  }
}
