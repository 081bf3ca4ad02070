package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** From what the library computed to what the hub works with. */
final class Result {
  private Result() {}

  /** Text, number, Boolean, list, map, {@link Found#NULL}, or null for nothing. */
  static @Nullable Object of(@Nullable Object computed, Budget budget) {
    if (computed == null) {
      return null;
    }
    if (computed == Jsonata.NULL_VALUE) {
      return Found.NULL;
    }
    if (computed instanceof List || computed instanceof Map) {
      budget.refuseLarge(computed);
    }
    return value(computed, 0);
  }

  private static @Nullable Object value(@Nullable Object computed, int level) {
    if (computed == null || computed == Jsonata.NULL_VALUE) {
      return null;
    }
    if (computed instanceof String || computed instanceof Boolean) {
      return computed;
    }
    if (computed instanceof Number number) {
      return Numerals.out(number);
    }
    if (level == Limits.DEEPEST_VALUE) {
      throw Budget.tooDeep();
    }
    if (computed instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(value(item, level + 1));
      }
      return Collections.unmodifiableList(items);
    }
    if (computed instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        members.put(String.valueOf(member.getKey()), value(member.getValue(), level + 1));
      }
      return Collections.unmodifiableMap(members);
    }
    throw Stopped.failed("The expression gives a function instead of a value: call it.");
  }
}
