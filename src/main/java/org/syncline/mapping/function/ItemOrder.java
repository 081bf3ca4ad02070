package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Fault;

/** Sorts lists; equal items keep their order, nothing stands last. */
final class ItemOrder {
  /** An item with what it is compared by. */
  private record Keyed<K>(K key, Object item) {}

  private ItemOrder() {}

  static Object byText(List<?> list, boolean descending) {
    List<Keyed<String>> keyed = new ArrayList<>();
    for (Object item : list) {
      if (item != null) {
        keyed.add(new Keyed<>(CanonicalText.of(item), item));
      }
    }
    return sorted(keyed, ItemOrder::byCodePoint, descending, list.size());
  }

  /** All items as numbers, or the fault of the first that is none; empty texts count as nothing. */
  static Object byNumber(List<?> list, boolean descending) {
    List<Keyed<BigDecimal>> keyed = new ArrayList<>();
    for (Object item : list) {
      if (Items.isBlank(item)) {
        continue;
      }
      Object number = Coercion.to(ValueKind.NUMBER, item);
      if (number instanceof Fault) {
        return number;
      }
      keyed.add(new Keyed<>((BigDecimal) number, number));
    }
    return sorted(keyed, Comparator.naturalOrder(), descending, list.size());
  }

  private static <K> List<@Nullable Object> sorted(
      List<Keyed<K>> keyed, Comparator<K> order, boolean descending, int size) {
    keyed.sort(Comparator.comparing(Keyed::key, descending ? order.reversed() : order));
    List<@Nullable Object> sorted = new ArrayList<>(size);
    keyed.forEach(entry -> sorted.add(entry.item()));
    while (sorted.size() < size) {
      sorted.add(null);
    }
    return Collections.unmodifiableList(sorted);
  }

  /** Unlike String's own order, which puts surrogate pairs before FF5E. */
  private static int byCodePoint(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
        return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
