package org.syncline.mapping.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A text with places for the groups of a match: {@code $0} to {@code $9}; {@code $$} is a dollar.
 *
 * @param parts texts, and Integers for groups
 */
record Replacement(List<Object> parts) {

  static Replacement of(String written) {
    List<Object> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '$') {
        text.append(c);
        continue;
      }
      char next = ++i < written.length() ? written.charAt(i) : ' ';
      if (next == '$') {
        text.append('$');
      } else if (next >= '0' && next <= '9') {
        parts.add(text.toString());
        parts.add(next - '0');
        text.setLength(0);
      } else {
        throw new IllegalArgumentException(
            "A $ stands for a group ($1) in the replacement: write $$ for a dollar.");
      }
    }
    parts.add(text.toString());
    return new Replacement(List.copyOf(parts));
  }

  int highestGroup() {
    int highest = 0;
    for (Object part : parts) {
      highest = part instanceof Integer group ? Math.max(highest, group) : highest;
    }
    return highest;
  }

  String with(IntFunction<String> groups) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part instanceof Integer group ? groups.apply(group) : part);
    }
    return text.toString();
  }
}
