package org.syncline.mapping.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.mapping.function.MappingFunction;
import org.syncline.mapping.value.Fault;

/**
 * A mapping function that people define: an expression with a name, parameters and examples, which
 * are run whenever it is read. In the expression {@code $} and {@code $value} are the step's value,
 * each parameter is a variable by its name and by its number from 1. Immutable, shared between
 * threads.
 */
public final class DefinedFunction {
  /** Its id has a hyphen, which no mapping function of the hub has. */
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,39}(?:-[a-z0-9]{1,39})+");

  private static final int LONGEST_ID = 40;
  private static final int MOST_PARAMETERS = 10;
  private static final int MOST_EXAMPLES = 100;
  private static final int LONGEST_SHOWN = 200;
  private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9]{0,29}");

  private final String id;
  private final List<String> parameters;
  private final Expression expression;

  private DefinedFunction(String id, List<String> parameters, Expression expression) {
    this.id = id;
    this.parameters = List.copyOf(parameters);
    this.expression = expression;
  }

  /**
   * Reads a document and runs its examples.
   *
   * @param nanos as {@link Expression#compile(String, LongSupplier)} takes it
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public static DefinedFunction parse(byte[] json, LongSupplier nanos) {
    return ConfigurationDocument.read(json, document -> function(document, nanos));
  }

  private static DefinedFunction function(ConfigurationObject document, LongSupplier nanos) {
    String id = document.text("id");
    if (!id.isEmpty() && (id.length() > LONGEST_ID || !ID.matcher(id).matches())) {
      document.problem(
          "id",
          "Use lower-case letters and digits in at least two words with '-' between them, such as"
              + " clean-name, "
              + LONGEST_ID
              + " characters at most.");
    }
    document.textsByName("label");
    List<String> parameters = parameters(document);
    String text = document.text("expression");
    List<Example> examples = document.objects("examples", Example::read);
    if (examples.isEmpty() || examples.size() > MOST_EXAMPLES) {
      document.problem(
          "examples",
          "Give 1 to " + MOST_EXAMPLES + " examples, such as {\"in\": \"a\", \"out\": \"A\"}.");
    }
    try {
      DefinedFunction function =
          new DefinedFunction(
              id, parameters, Expression.compile(text.isEmpty() ? "$" : text, nanos));
      if (!text.isEmpty()) {
        function.run(examples, document);
      }
      return function;
    } catch (IllegalArgumentException e) {
      document.problem("expression", String.valueOf(e.getMessage()));
      return new DefinedFunction(id, parameters, Expression.compile("$"));
    }
  }

  private static List<String> parameters(ConfigurationObject document) {
    List<String> parameters = document.texts("parameters");
    Set<String> seen = new HashSet<>(Set.of("value"));
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i);
      if (!PARAMETER.matcher(name).matches() || !seen.add(name)) {
        document.problem(
            "parameters[" + i + "]",
            "Use a lower-case letter, then letters and digits, 30 at most; each name once, and not"
                + " 'value', which is what the step is given.");
      }
    }
    if (parameters.size() > MOST_PARAMETERS) {
      document.problem("parameters", "Give " + MOST_PARAMETERS + " parameters at most.");
    }
    return parameters;
  }

  private void run(List<Example> examples, ConfigurationObject document) {
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      String at = "examples[" + i + "]";
      if (example.arguments().size() != parameters.size()) {
        document.problem(at + ".arguments", takes());
        continue;
      }
      Object result = bind(example.arguments()).apply(example.in());
      if (!example.isMet(result)) {
        document.problem(at, "The expression gives " + shown(result) + " instead.");
      }
    }
  }

  /** The author's own example, so that its result may be shown. */
  private static String shown(@Nullable Object result) {
    if (result == null) {
      return "nothing";
    }
    if (result instanceof Fault fault) {
      return fault.code() + " (" + fault.message() + ")";
    }
    String text = result instanceof String ? "\"" + result + "\"" : result.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "\u2026";
  }

  /** Its name in steps. */
  public String id() {
    return id;
  }

  /**
   * Binds the function to its arguments.
   *
   * @param arguments each a text or an Integer
   * @throws IllegalArgumentException with a sentence where there are more or less than parameters
   */
  public MappingFunction bind(List<Object> arguments) {
    if (arguments.size() != parameters.size()) {
      throw new IllegalArgumentException(takes());
    }
    List<Tree> trees = new ArrayList<>();
    for (Object argument : arguments) {
      trees.add(Tree.ofArgument(argument));
    }
    return new DefinedStep(expression, parameters, trees);
  }

  private String takes() {
    return "'"
        + id
        + "' takes "
        + (parameters.isEmpty()
            ? "no arguments."
            : parameters.size() + " arguments: " + String.join(", ", parameters) + ".");
  }

  /**
   * What it does to one value.
   *
   * @param out null for nothing
   * @param fault the code of the fault that it ends with instead, or null
   */
  private record Example(
      Object in, List<Object> arguments, @Nullable Object out, @Nullable String fault) {

    static Example read(ConfigurationObject example) {
      Object in = example.value("in");
      if (in == null || in instanceof Map) {
        example.problem("in", "Give a text, a number, true, false, or a list of these.");
      }
      boolean fails = example.has("fault");
      if (fails == example.has("out")) {
        example.problem(
            "out", "Give what comes out (null: nothing), or the code of a fault as 'fault'.");
      }
      return new Example(
          in == null ? "" : in,
          arguments(example),
          example.value("out"),
          fails ? example.optionalText("fault") : null);
    }

    private static List<Object> arguments(ConfigurationObject example) {
      List<Object> arguments = new ArrayList<>();
      Object given = example.value("arguments");
      if (given == null) {
        return arguments;
      }
      boolean good = given instanceof List<?>;
      if (given instanceof List<?> list) {
        for (Object argument : list) {
          good &= argument instanceof String || argument instanceof BigDecimal;
          arguments.add(argument == null ? "" : argument);
        }
      }
      if (!good) {
        example.problem("arguments", "Give a list of texts and numbers.");
      }
      return arguments;
    }

    boolean isMet(@Nullable Object result) {
      if (fault != null) {
        return result instanceof Fault failed && failed.code().equals(fault);
      }
      return same(result, out);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
      if (one instanceof BigDecimal number && other instanceof BigDecimal asked) {
        return number.compareTo(asked) == 0;
      }
      if (one instanceof List<?> list && other instanceof List<?> asked) {
        boolean same = list.size() == asked.size();
        for (int i = 0; same && i < list.size(); i++) {
          same = same(list.get(i), asked.get(i));
        }
        return same;
      }
      return one == null ? other == null : one.equals(other);
    }
  }
}
