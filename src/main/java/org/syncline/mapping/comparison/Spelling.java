package org.syncline.mapping.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of what a mapping's row can say in several: a default that is written out, a
 * list of one source, a function without arguments as a list, texts of true and false in another
 * order.
 */
final class Spelling {
  private static final Map<String, Object> DEFAULTS =
      Map.of("required", false, "onBlank", "value", "onError", "reject", "parent", "optional");

  private Spelling() {}

  /** A row without what says nothing. */
  static Map<String, @Nullable Object> row(Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> {
          Object meant = member(name, value);
          boolean idle =
              DEFAULTS.containsKey(name) && Written.same(meant, DEFAULTS.get(name))
                  || name.equals("steps") && List.of().equals(meant);
          if (!idle) {
            row.put(name, meant);
          }
        });
    return row;
  }

  private static @Nullable Object member(String name, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    return switch (name) {
      case "source" -> list.size() == 1 ? list.get(0) : list;
      case "steps" -> steps(list);
      case "true", "false" -> sorted(list);
      default -> list;
    };
  }

  private static List<@Nullable Object> steps(List<?> list) {
    List<@Nullable Object> steps = new ArrayList<>();
    for (Object step : list) {
      steps.add(step instanceof List<?> parts && parts.size() == 1 ? parts.get(0) : step);
    }
    return steps;
  }

  private static List<@Nullable Object> sorted(List<?> list) {
    List<@Nullable Object> sorted = new ArrayList<>(new LinkedHashSet<>(list));
    sorted.sort(Comparator.comparing(String::valueOf));
    return sorted;
  }

  /** Objects of a list by a name in them; what has no usable name is named by its place. */
  static Map<String, Map<String, @Nullable Object>> named(
      @Nullable Object list, String member, String otherwise) {
    Map<String, Map<String, @Nullable Object>> named = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Map<String, @Nullable Object> item : objects(list)) {
      String name = item.get(member) instanceof String text ? text : otherwise;
      String unique = name;
      while (named.containsKey(unique)) {
        unique = name + " #" + seen.merge(name, 1, (times, one) -> times + one);
      }
      named.put(unique, item);
    }
    return named;
  }

  /** The objects of a list; nothing where there is none. */
  static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    if (list instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?>) {
          objects.add(object(item));
        }
      }
    }
    return objects;
  }

  /** An object's members; none where it is no object. */
  @SuppressWarnings("unchecked") // the document's objects are made with text names only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : Map.of();
  }
}
