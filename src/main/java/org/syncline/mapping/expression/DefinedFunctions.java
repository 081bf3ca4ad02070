package org.syncline.mapping.expression;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.function.MappingFunction;

/**
 * The mapping functions that people defined, in all their versions. A step names one as {@code
 * clean-name}, which is the latest version whenever the mapping is compiled, or as {@code
 * clean-name@3}, which is that version for ever. For one compilation, by one thread.
 */
public final class DefinedFunctions {
  /** None at all. */
  public static final DefinedFunctions NONE = new DefinedFunctions(List.of(), () -> 0L);

  private final Map<String, SortedMap<Integer, Document>> documents = new TreeMap<>();
  private final LongSupplier nanos;

  /**
   * @param versions documents of functions, with all versions of each, in any order; each is read
   *     when a step names it
   * @param nanos as {@link Expression#compile(String, LongSupplier)} takes it
   */
  public DefinedFunctions(List<Document> versions, LongSupplier nanos) {
    this.nanos = nanos;
    for (Document version : versions) {
      documents
          .computeIfAbsent(version.id(), id -> new TreeMap<>())
          .put(version.version(), version);
    }
  }

  /**
   * An expression with the same source of time.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong, and where
   */
  public Expression expression(String text) {
    return Expression.compile(text, nanos);
  }

  /** Whether a step's name is one of a defined function, be it there or not: it has a hyphen. */
  public static boolean isName(String name) {
    int at = name.indexOf('@');
    return DefinedFunction.ID.matcher(at < 0 ? name : name.substring(0, at)).matches();
  }

  /**
   * Binds a function to its arguments.
   *
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  public MappingFunction bind(String name, List<Object> arguments) {
    int at = name.indexOf('@');
    String id = at < 0 ? name : name.substring(0, at);
    SortedMap<Integer, Document> versions = documents.get(id);
    if (versions == null) {
      throw new IllegalArgumentException(
          "There is no mapping function '"
              + id
              + "': add it first. Defined are: "
              + (documents.isEmpty() ? "none" : String.join(", ", documents.keySet()))
              + ".");
    }
    Document document = versions.get(at < 0 ? versions.lastKey() : version(name, at));
    if (document == null) {
      throw new IllegalArgumentException(
          "The mapping function '"
              + id
              + "' has no such version: name one from 1 to "
              + versions.lastKey()
              + ", or none for the latest.");
    }
    return function(document).bind(arguments);
  }

  private static int version(String name, int at) {
    try {
      return Integer.parseInt(name.substring(at + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private DefinedFunction function(Document document) {
    try {
      return DefinedFunction.parse(document.content(), nanos);
    } catch (InvalidConfiguration e) {
      throw new IllegalArgumentException(
          "Version "
              + document.version()
              + " of '"
              + document.id()
              + "' can't be used: "
              + e.problems().get(0)
              + " Name another version.",
          e);
    }
  }
}
