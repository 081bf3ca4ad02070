package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Masked;
import org.syncline.mapping.value.Problem;

/** Says what is wrong with a value of one row. */
final class RowProblem {
  static final Fault SINGLE_VALUE =
      new Fault(
          Codes.WRONG_TYPE,
          "An object or list stands where a single value is needed, or the other way round: correct"
              + " the path or the message.");
  static final Fault MANY_VALUES =
      new Fault(
          Codes.MULTIPLE_VALUES,
          "Several values stand where one is needed: ask for one by a test in the path, or take one"
              + " by a step such as first or join.");

  private final Target target;
  private final RowInput input;

  RowProblem(Target target, RowInput input) {
    this.target = target;
    this.input = input;
  }

  Problem missing(int source) {
    boolean key = target.kind() == Target.Kind.KEY;
    String message =
        key
            ? "The id of the source record is missing: send it."
            : "This value is required and missing, null or blank: send it, or give the row a"
                + " default.";
    return new Problem(
        target.name(),
        input.paths().size() == 1 ? input.path(source) : String.join(" | ", input.paths()),
        "required",
        key ? Codes.KEY_MISSING : Codes.REQUIRED_MISSING,
        null,
        message);
  }

  /**
   * A fault at one of the row's sources.
   *
   * @param found what the source holds, or null where it is not to be shown
   */
  Problem of(Fault fault, String rule, @Nullable Object found, int source) {
    return new Problem(
        target.name(),
        input.path(source),
        rule,
        fault.code(),
        found == null ? null : Masked.of(shown(found), target.sensitive()),
        fault.message());
  }

  private static String shown(Object found) {
    if (!(found instanceof List<?> list)) {
      return found.toString();
    }
    StringBuilder shown = new StringBuilder();
    for (Object item : list) {
      shown.append(item == null ? "" : item);
    }
    return shown.toString();
  }
}
