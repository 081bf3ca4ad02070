package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source path that leads through a list: {@code contacts[*].email} (of all items), {@code
 * contacts[*kind=mobile].number} (of all items where), {@code contacts[kind=mobile].number} (of the
 * first item where).
 *
 * <p>Tests are joined by {@code &}; {@code !=} means that the value is another one or absent.
 * Values that hold {@code &}, {@code ]} or a quote stand in quotes, with {@code \"} and {@code \\}
 * inside.
 *
 * @param before path of the list
 * @param all whether all items are meant that pass, or the first of them
 * @param after path within an item, {@code .} for the item itself; may lead through further lists
 */
record ListPath(String before, boolean all, List<Test> tests, String after) {

  /** What is asked of an item. */
  record Test(String path, boolean equal, String text) {}

  /**
   * Cuts a path at its first list.
   *
   * @return null where it leads through none
   * @throws IllegalArgumentException with a sentence where the brackets can't be understood
   */
  static @Nullable ListPath parse(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '"') {
        i = closing(path, i, '"') - 1;
      } else if (c == '[') {
        int end = closing(path, i, ']');
        String inside = path.substring(i + 1, end - 1);
        if (!isNumber(inside)) {
          return new ListPath(
              path.substring(0, i), inside.startsWith("*"), tests(inside), after(path, end));
        }
        i = end - 1;
      }
    }
    return null;
  }

  /** Index behind what closes the quote or bracket at {@code start}. */
  private static int closing(String path, int start, char by) {
    for (int i = start + 1; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == by) {
        return i + 1;
      }
      if (by == '"' && c == '\\') {
        i++;
      } else if (by == ']' && c == '"') {
        i = closing(path, i, '"') - 1;
      }
    }
    throw wrong(
        "the "
            + (by == ']' ? "bracket" : "quote")
            + " at character "
            + (start + 1)
            + " is not closed");
  }

  private static boolean isNumber(String inside) {
    return !inside.isEmpty() && inside.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String after(String path, int end) {
    if (end == path.length()) {
      return ".";
    }
    char c = path.charAt(end);
    if (c == '[') {
      return "." + path.substring(end);
    }
    if ((c != '.' && c != '/') || end + 1 == path.length()) {
      throw wrong("after a bracket comes a dot or a slash and a name");
    }
    return path.substring(end + 1);
  }

  private static List<Test> tests(String inside) {
    List<Test> tests = new ArrayList<>();
    int at = inside.startsWith("*") ? 1 : 0;
    if (at == 1 && inside.length() == 1) {
      return tests;
    }
    while (at <= inside.length()) {
      int equals = inside.indexOf('=', at);
      boolean not = equals > at && inside.charAt(equals - 1) == '!';
      int end = not ? equals - 1 : equals;
      if (end <= at) {
        throw wrong("brackets hold a number, *, or a test such as kind=mobile");
      }
      StringBuilder text = new StringBuilder();
      String path = inside.substring(at, end).strip();
      at = value(inside, equals + 1, text);
      tests.add(new Test(path, !not, text.toString()));
    }
    return tests;
  }

  /** Index behind the value and the sign that ends it. */
  private static int value(String inside, int start, StringBuilder text) {
    int at = start;
    if (at < inside.length() && inside.charAt(at) == '"') {
      int end = closing(inside, at, '"');
      for (at++; at < end - 1; at++) {
        if (inside.charAt(at) == '\\' && at + 1 < end - 1) {
          at++;
        }
        text.append(inside.charAt(at));
      }
      at = end;
      if (at < inside.length() && inside.charAt(at) != '&') {
        throw wrong("after a quoted value comes & and a further test, or the bracket's end");
      }
      return at + 1;
    }
    while (at < inside.length() && inside.charAt(at) != '&') {
      text.append(inside.charAt(at++));
    }
    return at + 1;
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "This is no path: "
            + why
            + ". Write contacts[*].email, contacts[*kind=mobile].number or contacts[kind=mobile].number.");
  }
}
