package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Steps as people write them: {@code trim; substring(0, 10); replace(";", ",")}. */
final class StepsForm {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
  private static final String EXAMPLE =
      ": write mapping functions as trim; substring(0, 10); replace(\"a\", \"b\").";

  private StepsForm() {}

  /** Null where the steps can be told in JSON only. */
  static @Nullable String write(List<?> steps) {
    List<String> written = new ArrayList<>();
    for (Object step : steps) {
      if (step instanceof String name) {
        written.add(name);
      } else if (step instanceof List<?> call
          && !call.isEmpty()
          && call.get(0) instanceof String name) {
        String arguments = JsonText.of(call.subList(1, call.size()));
        written.add(name + "(" + arguments.substring(1, arguments.length() - 1) + ")");
      } else {
        return null;
      }
    }
    return written.isEmpty() ? null : String.join("; ", written);
  }

  static List<@Nullable Object> read(String text) throws UnreadableCell {
    List<@Nullable Object> steps = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = end(text, from, ';');
      String step = text.substring(from, end).strip();
      // One semicolon too many at the end is no step.
      if (!step.isEmpty() || end < text.length()) {
        steps.add(step(step));
      }
      from = end + 1;
    }
    return steps;
  }

  private static Object step(String step) throws UnreadableCell {
    int open = step.indexOf('(');
    String name = open < 0 ? step : step.substring(0, open).strip();
    if (!NAME.matcher(name).matches()) {
      throw new UnreadableCell("A step has no name of a function" + EXAMPLE);
    }
    if (open < 0) {
      return name;
    }
    if (end(step, open + 1, ')') != step.length() - 1) {
      throw new UnreadableCell("The brackets of a step are not closed at its end" + EXAMPLE);
    }
    List<@Nullable Object> call = new ArrayList<>();
    call.add(name);
    String arguments = step.substring(open + 1, step.length() - 1);
    if (CellForm.json("[" + arguments + "]") instanceof List<?> list) {
      call.addAll(list);
    }
    return call;
  }

  /** The next such character outside quotes and inner brackets, or the end. */
  private static int end(String text, int from, char wanted) throws UnreadableCell {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = CellForm.closing(text, i);
      } else if (c == wanted && depth == 0) {
        return i;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
    }
    return text.length();
  }
}
