package org.syncline.mapping.function;

import java.util.List;

/**
 * A mapping function as the catalogue shows it.
 *
 * @param summary one sentence
 * @param takes what the value before is made to; a function of single values is applied to each
 *     item of a list
 * @param gives what comes out
 */
public record FunctionDescription(
    String name,
    FunctionGroup group,
    String summary,
    List<FunctionParameter> parameters,
    ValueKind takes,
    ValueKind gives,
    List<FunctionExample> examples) {
  public FunctionDescription {
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
  }

  /** {@code round(places, [mode])}. */
  public String signature() {
    if (parameters.isEmpty()) {
      return name;
    }
    StringBuilder signature = new StringBuilder(name).append('(');
    String separator = "";
    for (FunctionParameter parameter : parameters) {
      signature.append(separator);
      signature.append(parameter.optional() ? "[" + parameter.name() + "]" : parameter.name());
      separator = ", ";
    }
    return signature.append(')').toString();
  }
}
