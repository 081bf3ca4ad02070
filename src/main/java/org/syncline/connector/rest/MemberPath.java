package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way to a member of a JSON value: names, places in lists from 0, and {@code *} for all, with
 * dots between them; a single dot is the value itself. A backslash takes a dot into the name: {@code
 * @odata\.etag}.
 */
record MemberPath(List<String> steps) {
  static final MemberPath WHOLE = new MemberPath(List.of());

  private static final String ALL = "*";
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,6}");
  private static final int MOST_STEPS = 20;

  MemberPath {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException with a sentence that says what to give
   */
  static MemberPath of(String text) {
    if (text.equals(".")) {
      return WHOLE;
    }
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && text.startsWith(".", at + 1)) {
        step.append('.');
        at++;
      } else if (c == '.') {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    if (steps.stream().anyMatch(String::isBlank) || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "Give a path such as result.0.id: names, places in lists from 0 and * for all of them,"
              + " with dots between them, "
              + MOST_STEPS
              + " at most; a single dot for the whole.");
    }
    return new MemberPath(steps);
  }

  /** The first value there, null included; a missing node where there is none. */
  JsonNode in(JsonNode root) {
    List<JsonNode> all = all(root);
    return all.isEmpty() ? MissingNode.getInstance() : all.get(0);
  }

  /** All values there, null included. */
  List<JsonNode> all(JsonNode root) {
    List<JsonNode> here = List.of(root);
    for (String step : steps) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : here) {
        if (step.equals(ALL)) {
          node.forEach(next::add);
          continue;
        }
        JsonNode inner = node.isArray() ? place(node, step) : node.path(step);
        if (!inner.isMissingNode()) {
          next.add(inner);
        }
      }
      here = next;
    }
    return here.stream().filter(node -> !node.isMissingNode()).toList();
  }

  private static JsonNode place(JsonNode list, String step) {
    return PLACE.matcher(step).matches()
        ? list.path(Integer.parseInt(step))
        : MissingNode.getInstance();
  }
}
