package org.syncline.mapping.function;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping functions by name. Each group has a class in which its functions are written down,
 * with examples that are tests and documentation.
 */
public final class MappingFunctions {
  private static final Map<String, FunctionEntry> BY_NAME =
      byName(
          Stream.of(
                  TextFunctions.entries(),
                  PatternFunctions.entries(),
                  NumberFunctions.entries(),
                  DateFunctions.entries(),
                  CalendarFunctions.entries(),
                  PhoneFunctions.entries(),
                  EmailFunctions.entries(),
                  NameFunctions.entries(),
                  AddressFunctions.entries(),
                  CodeFunctions.entries(),
                  ListFunctions.entries(),
                  CheckFunctions.entries())
              .flatMap(List::stream)
              .toList());
  private static final List<FunctionDescription> CATALOGUE =
      BY_NAME.values().stream().map(FunctionEntry::description).toList();

  private MappingFunctions() {}

  private static Map<String, FunctionEntry> byName(Collection<FunctionEntry> entries) {
    Map<String, FunctionEntry> byName = new LinkedHashMap<>();
    for (FunctionEntry entry : entries) {
      if (byName.put(entry.description().name(), entry) != null) {
        throw new IllegalStateException("Two functions: " + entry.description().name());
      }
    }
    return Collections.unmodifiableMap(byName);
  }

  /** All functions, group by group, for people to choose from. */
  public static List<FunctionDescription> catalogue() {
    return CATALOGUE;
  }

  /** Whether there is a function of this name. */
  public static boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  /**
   * Binds a function to its arguments.
   *
   * @param arguments texts, Integers and BigDecimals
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  public static MappingFunction bind(String name, List<Object> arguments) {
    return bind(entry(name), arguments);
  }

  static FunctionEntry entry(String name) {
    FunctionEntry entry = BY_NAME.get(name);
    if (entry != null) {
      return entry;
    }
    String nearest = SimilarNames.nearest(name, BY_NAME.keySet());
    throw new IllegalArgumentException(
        "There is no mapping function '"
            + name
            + "'"
            + (nearest == null ? ". " : ": did you mean '" + nearest + "'? ")
            + "There are: "
            + String.join(", ", BY_NAME.keySet())
            + ".");
  }

  @SuppressWarnings("unchecked")
  static MappingFunction bind(FunctionEntry entry, List<Object> arguments) {
    FunctionDescription function = entry.description();
    Body<?> body = entry.bind().apply(Arguments.of(function, arguments));
    // Entries writes down bodies together with the kind that they take.
    return switch (function.takes()) {
      case TEXT -> new TextStep((Body<String>) body);
      case LIST -> value -> ((Body<List<?>>) body).apply(Items.of(value));
      case ANY -> each((Body<Object>) body);
      default -> new KindStep(function.takes(), (Body<Object>) body);
    };
  }

  private static MappingFunction each(Body<Object> body) {
    return new MappingFunction() {
      @Override
      public @Nullable Object apply(Object value) {
        return value instanceof List<?> list ? Items.each(list, this) : body.apply(value);
      }
    };
  }
}
