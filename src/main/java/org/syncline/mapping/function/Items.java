package org.syncline.mapping.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Lists as steps give them: at most {@value #MOST} items, null for nothing, never nested. */
final class Items {
  /** Most items of a list that a step makes. */
  static final int MOST = 10_000;

  static final Fault TOO_MANY =
      new Fault(
          Codes.TOO_LONG,
          "This gives a list of more than " + MOST + " items: shorten it at the source.");

  private Items() {}

  /**
   * Applies a function of single values to each item. Nulls stay; a fault of an item is the fault
   * of all; where an item becomes a list, its items take the item's place.
   */
  static Object each(List<?> list, MappingFunction function) {
    List<@Nullable Object> results = new ArrayList<>(list.size());
    for (Object item : list) {
      Object result = item == null ? null : function.apply(item);
      if (result instanceof Fault) {
        return result;
      }
      if (result instanceof List<?> more) {
        results.addAll(more);
      } else {
        results.add(result);
      }
      if (results.size() > MOST && results.size() > list.size()) {
        return TOO_MANY;
      }
    }
    return Collections.unmodifiableList(results);
  }

  /** A list as it is, everything else as the only item of one. */
  static List<?> of(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  static boolean isBlank(@Nullable Object item) {
    return item == null || (item instanceof String text && text.isBlank());
  }
}
