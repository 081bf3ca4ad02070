package org.syncline.mapping.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON for people: with blanks, and everything escaped that can't be seen or that a file of a table
 * would not keep.
 */
final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** On one line. */
  static String of(@Nullable Object value) {
    JsonText text = new JsonText();
    text.value(value);
    return text.out.toString();
  }

  /** A whole document: members, rows and value maps on a line each. */
  static String document(Map<String, ? extends @Nullable Object> members) {
    JsonText text = new JsonText();
    text.spread(members, "", 2);
    return text.out.append('\n').toString();
  }

  private void spread(@Nullable Object value, String indent, int levels) {
    String inner = indent + INDENT;
    String between = "\n";
    if (levels > 0 && value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('{');
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.append(between).append(inner);
        quoted(String.valueOf(member.getKey()));
        out.append(": ");
        spread(member.getValue(), inner, levels - 1);
        between = ",\n";
      }
      out.append('\n').append(indent).append('}');
    } else if (levels > 0 && value instanceof List<?> list && !list.isEmpty()) {
      out.append('[');
      for (Object item : list) {
        out.append(between).append(inner);
        spread(item, inner, levels - 2);
        between = ",\n";
      }
      out.append('\n').append(indent).append(']');
    } else {
      value(value);
    }
  }

  private void value(@Nullable Object value) {
    String between = "";
    if (value instanceof String text) {
      quoted(text);
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.append(between);
        quoted(String.valueOf(member.getKey()));
        out.append(": ");
        value(member.getValue());
        between = ", ";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Object item : list) {
        out.append(between);
        value(item);
        between = ", ";
      }
      out.append(']');
    } else {
      // Numbers, booleans and null are written in JSON as Java writes them.
      out.append(value);
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (isFragile(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Control characters, ends of lines, byte order marks, and what XML has no character for. */
  static boolean isFragile(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || c >= '\uFFFE';
  }
}
