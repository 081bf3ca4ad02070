package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Grammar of JSON source paths: names with dots, {@code [n]} for list items from 0, and quotes
 * around a name that holds a dot, bracket or quote ({@code \"} and {@code \\} inside).
 */
final class JsonPath {
  static final int MOST_STEPS = 50;
  private static final int LARGEST_INDEX = 99_999;

  private final String path;
  private final List<Object> steps = new ArrayList<>();
  private int at;

  private JsonPath(String path) {
    this.path = path;
  }

  /**
   * The steps: a String for a name, an Integer for a list item.
   *
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  static List<Object> parse(String path) {
    return new JsonPath(path).steps();
  }

  /**
   * The names of a path without list items.
   *
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  static List<String> names(String path) {
    List<Object> steps = parse(path);
    if (!steps.stream().allMatch(String.class::isInstance)) {
      throw new IllegalArgumentException(
          "The path of the list of records is names with dots, without brackets: data.items.");
    }
    return steps.stream().map(String.class::cast).toList();
  }

  private List<Object> steps() {
    name();
    while (at < path.length()) {
      char c = path.charAt(at++);
      if (c == '.') {
        name();
      } else if (c == '[') {
        item();
      } else {
        throw wrong("a dot or a bracket belongs before the next name");
      }
    }
    if (steps.size() > MOST_STEPS) {
      throw wrong("it has more than " + MOST_STEPS + " steps");
    }
    return steps;
  }

  private void name() {
    if (at < path.length() && path.charAt(at) == '"') {
      quotedName();
      return;
    }
    int start = at;
    while (at < path.length() && ".[]\"".indexOf(path.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw wrong("a name is missing");
    }
    steps.add(path.substring(start, at));
  }

  private void quotedName() {
    StringBuilder name = new StringBuilder();
    for (at++; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c == '"') {
        at++;
        steps.add(name.toString());
        return;
      }
      if (c == '\\' && at + 1 < path.length()) {
        c = path.charAt(++at);
      }
      name.append(c);
    }
    throw wrong("a closing quote is missing");
  }

  private void item() {
    int start = at;
    int index = 0;
    while (at < path.length()
        && path.charAt(at) >= '0'
        && path.charAt(at) <= '9'
        && index <= LARGEST_INDEX) {
      index = index * 10 + path.charAt(at++) - '0';
    }
    if (at == start || at == path.length() || path.charAt(at) != ']' || index > LARGEST_INDEX) {
      throw wrong("brackets hold a whole number from 0 to " + LARGEST_INDEX);
    }
    at++;
    steps.add(index);
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "This is no path at character "
            + (at + 1)
            + ": "
            + why
            + ". Write names with dots, e.g. customer.emails[0].address.");
  }
}
