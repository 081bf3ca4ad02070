package org.syncline.mapping.function;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The mapping functions by name. A new one is a line here: its name, its arguments, what it does,
 * and examples that run as tests.
 */
public final class MappingFunctions {
  /** Keeps a step's result, and so its memory, in proportion to its input. */
  static final int LONGEST_ARGUMENT = 200;

  private static final Map<String, Entry> BY_NAME = new LinkedHashMap<>();

  static {
    plain("trim", TextSteps::trim, "  Ada \u00A0", "Ada", " ", "", "a b", "a b");
    plain("collapse", TextSteps::collapse, "Ada \t\n Byron", "Ada Byron", "  a", " a");
    plain("upper", value -> value.toUpperCase(Locale.ROOT), "Straße i", "STRASSE I");
    plain("lower", value -> value.toLowerCase(Locale.ROOT), "ÄRGER I", "ärger i");
    plain(
        "title",
        TextSteps::title,
        "ADA o'neil-BYRON",
        "Ada O'Neil-Byron",
        "ben's shop",
        "Ben's Shop");
    plain("stripLeadingZeros", TextSteps::stripLeadingZeros, "00420", "420", "000", "0", "", "");
    plain("digits", TextSteps::digits, "DE-12 345", "12345", "none", "");
    add(
        "substring",
        List.of(Integer.class, Integer.class),
        arguments -> {
          int from = (Integer) arguments.get(0);
          int to = (Integer) arguments.get(1);
          if (from < 0 || to < from) {
            throw new IllegalArgumentException("Give from and to with 0 <= from <= to.");
          }
          return value -> TextSteps.substring(value, from, to);
        },
        new Example(List.of(0, 3), "Ada Byron", "Ada"),
        new Example(List.of(4, 99), "Ada Byron", "Byron"),
        new Example(List.of(5, 9), "Ada", ""),
        new Example(List.of(0, 1), "😀!", "😀"));
    add(
        "replace",
        List.of(String.class, String.class),
        arguments -> {
          String text = (String) arguments.get(0);
          String by = (String) arguments.get(1);
          if (text.isEmpty()) {
            throw new IllegalArgumentException(
                "The text to replace is empty: give at least one character.");
          }
          return value -> TextSteps.replace(value, text, by);
        },
        new Example(List.of("/", "-"), "1/2/3", "1-2-3"),
        new Example(List.of(".", ""), "1.2.3", "123"));
    add(
        "prefix",
        List.of(String.class),
        arguments -> value -> arguments.get(0) + value,
        new Example(List.of("C-"), "42", "C-42"));
    add(
        "suffix",
        List.of(String.class),
        arguments -> value -> value + arguments.get(0),
        new Example(List.of(".DE"), "42", "42.DE"));
  }

  /** What a function does to one text. */
  record Example(List<Object> arguments, String in, String out) {}

  private record Entry(
      List<Class<?>> arguments,
      Function<List<Object>, UnaryOperator<String>> function,
      List<Example> examples) {}

  private MappingFunctions() {}

  private static void plain(String name, UnaryOperator<String> function, String... inAndOut) {
    Example[] examples = new Example[inAndOut.length / 2];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = new Example(List.of(), inAndOut[2 * i], inAndOut[2 * i + 1]);
    }
    add(name, List.of(), arguments -> function, examples);
  }

  private static void add(
      String name,
      List<Class<?>> arguments,
      Function<List<Object>, UnaryOperator<String>> function,
      Example... examples) {
    BY_NAME.put(name, new Entry(arguments, function, Arrays.asList(examples)));
  }

  static Map<String, List<Example>> examples() {
    Map<String, List<Example>> examples = new LinkedHashMap<>();
    BY_NAME.forEach((name, entry) -> examples.put(name, entry.examples()));
    return examples;
  }

  /**
   * Binds a function to its arguments.
   *
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  public static MappingFunction bind(String name, List<Object> arguments) {
    Entry entry = BY_NAME.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "There is no mapping function '"
              + name
              + "'. There are: "
              + String.join(", ", BY_NAME.keySet())
              + ".");
    }
    boolean fits = arguments.size() == entry.arguments().size();
    for (int i = 0; fits && i < arguments.size(); i++) {
      fits = entry.arguments().get(i).isInstance(arguments.get(i));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "'" + name + "' takes " + described(entry.arguments()) + ".");
    }
    for (Object argument : arguments) {
      if (argument instanceof String text && text.length() > LONGEST_ARGUMENT) {
        throw new IllegalArgumentException(
            "An argument of '"
                + name
                + "' is longer than "
                + LONGEST_ARGUMENT
                + " characters: shorten it.");
      }
    }
    UnaryOperator<String> function = entry.function().apply(List.copyOf(arguments));
    return value -> function.apply(value.toString());
  }

  private static String described(List<Class<?>> arguments) {
    if (arguments.isEmpty()) {
      return "no arguments";
    }
    String kind = arguments.get(0) == Integer.class ? "whole number" : "text";
    return arguments.size() == 1 ? "one " + kind : arguments.size() + " " + kind + "s";
  }
}
