package org.syncline.mapping.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** A defined function with its arguments, as a step of a row. */
final class DefinedStep implements MappingFunction {
  private static final Fault NO_STEP_VALUE =
      new Fault(
          Codes.WRONG_TYPE,
          "The mapping function gives an object, or a list with more than plain values: let it give"
              + " a text, a number, true, false, or a list of these.");

  private final Expression expression;
  private final Map<String, Tree> arguments = new HashMap<>();

  DefinedStep(Expression expression, List<String> parameters, List<Tree> given) {
    this.expression = expression;
    for (int i = 0; i < given.size(); i++) {
      arguments.put(parameters.get(i), given.get(i));
      arguments.put(Integer.toString(i + 1), given.get(i));
    }
  }

  @Override
  public @Nullable Object apply(Object value) {
    Object tree = Tree.of(value);
    if (!(tree instanceof Tree given)) {
      return tree;
    }
    Map<String, Tree> variables = new HashMap<>(arguments);
    variables.put("value", given);
    Object result = expression.evaluateOn(given, variables);
    if (result == Found.NULL) {
      return null;
    }
    return result instanceof Map || holdsMore(result) ? NO_STEP_VALUE : result;
  }

  private static boolean holdsMore(@Nullable Object result) {
    return result instanceof List<?> list
        && list.stream().anyMatch(item -> item instanceof List || item instanceof Map);
  }
}
