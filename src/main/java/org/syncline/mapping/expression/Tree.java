package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * What expressions are evaluated on, made ready once and then given to as many of them as there
 * are. Immutable, shared between threads.
 */
public final class Tree {
  /** Nothing at all. */
  static final Tree NOTHING = new Tree(null, false);

  private final @Nullable Object root;
  private final boolean hasEmptyList;

  private Tree(@Nullable Object root, boolean hasEmptyList) {
    this.root = root;
    this.hasEmptyList = hasEmptyList;
  }

  /**
   * Makes a value ready.
   *
   * @param value a tree, or a Map with text keys, List, String, BigDecimal, Integer, Long, Boolean,
   *     {@link Found.Number}, {@link Found#NULL}, a date or time of {@code java.time} (taken as its
   *     ISO text), or null: within lists and maps JSON's null, as the value itself nothing
   * @return a {@link Tree}, or a {@link Fault} of code {@code EXPRESSION_LIMIT} where it has more
   *     than 200 levels or is larger than 8,000,000 (16 a value, 1 a character)
   * @throws IllegalArgumentException for a value of another class
   */
  public static Object of(@Nullable Object value) {
    if (value == null || value instanceof Tree) {
      return value == null ? NOTHING : value;
    }
    Copy copy = new Copy();
    try {
      return new Tree(copy.of(value, 0), copy.hasEmptyList);
    } catch (Stopped e) {
      return e.fault();
    }
  }

  /** An argument that a mapping gives: a text or number, never too large. */
  static Tree ofArgument(Object argument) {
    return of(argument) instanceof Tree tree ? tree : NOTHING;
  }

  /** What the library may have; it writes into empty lists, so that these are made anew. */
  @Nullable Object content() {
    return hasEmptyList && root != null ? new Copy().again(root) : root;
  }

  private static final class Copy {
    private boolean hasEmptyList;
    private long size;

    Object of(@Nullable Object value, int level) {
      add(16);
      if (value == null || value == Found.NULL) {
        return Jsonata.NULL_VALUE;
      }
      if (value instanceof String text) {
        add(text.length());
        return text;
      }
      if (value instanceof Boolean) {
        return value;
      }
      if (value instanceof BigDecimal number) {
        return Numerals.in(number);
      }
      if (value instanceof Integer || value instanceof Long) {
        return Numerals.in(BigDecimal.valueOf(((Number) value).longValue()));
      }
      if (value instanceof Found.Number number) {
        return number(number.text());
      }
      if (level == Limits.DEEPEST_VALUE) {
        throw Stopped.limit(
            "The value has more than "
                + Limits.DEEPEST_VALUE
                + " levels: too deep for an expression.");
      }
      if (value instanceof List<?> list) {
        return list(list, level);
      }
      if (value instanceof Map<?, ?> map) {
        return object(map, level);
      }
      if (value instanceof java.time.temporal.Temporal) {
        return value.toString();
      }
      throw new IllegalArgumentException(
          "An expression can't take a value of " + value.getClass() + ".");
    }

    private Object list(List<?> list, int level) {
      hasEmptyList |= list.isEmpty();
      List<Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(of(item, level + 1));
      }
      return list.isEmpty() ? items : Collections.unmodifiableList(items);
    }

    private Object object(Map<?, ?> map, int level) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        String name = (String) member.getKey();
        add(name.length());
        members.put(name, of(member.getValue(), level + 1));
      }
      return Collections.unmodifiableMap(members);
    }

    private static Object number(String text) {
      try {
        return Numerals.in(new BigDecimal(text));
      } catch (NumberFormatException beyondAnInt) {
        throw Stopped.limit("A number has an exponent that is too large for an expression.");
      }
    }

    private void add(int more) {
      size += more;
      if (size > Limits.LARGEST_VALUE) {
        throw Stopped.limit(
            "The value is larger than "
                + Limits.LARGEST_VALUE
                + " (16 a value, 1 a character): too large for an expression.");
      }
    }

    /** The same once more; what is no list or object is shared. */
    Object again(Object value) {
      if (value instanceof List<?> list) {
        List<Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(again(item)));
        return items;
      }
      if (value instanceof Map<?, ?> map) {
        Map<Object, Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(name, again(member)));
        return members;
      }
      return value;
    }
  }
}
