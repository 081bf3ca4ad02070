package org.syncline.mapping.comparison;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value that stands in a document; that none stands there is Java's null instead.
 *
 * @param value text, {@link BigDecimal}, {@link Boolean}, list, map, or null that the document says
 */
public record Written(@Nullable Object value) {

  /** The member of an object; null where it has none of this name. */
  static @Nullable Written of(Map<String, @Nullable Object> object, String name) {
    return object.containsKey(name) ? new Written(object.get(name)) : null;
  }

  /** Whether two say the same: numbers by their value, objects whatever the order of members. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return canonical(one).equals(canonical(other));
  }

  /** The same for all that say the same. */
  static String canonical(@Nullable Object value) {
    return json(value, true);
  }

  /** As JSON, on one line. */
  public String json() {
    return json(value, false);
  }

  private static String json(@Nullable Object value, boolean canonical) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof BigDecimal number) {
      return (canonical ? number.stripTrailingZeros() : number).toPlainString();
    }
    if (value instanceof List<?> list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      list.forEach(item -> items.add(json(item, canonical)));
      return items.toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner members = new StringJoiner(", ", "{", "}");
      (canonical ? new TreeMap<>(map) : map)
          .forEach(
              (name, member) ->
                  members.add(quoted(name.toString()) + ": " + json(member, canonical)));
      return members.toString();
    }
    return String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
