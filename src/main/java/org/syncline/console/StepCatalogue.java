package org.syncline.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Words;
import org.syncline.mapping.function.FunctionDescription;
import org.syncline.mapping.function.FunctionGroup;
import org.syncline.mapping.function.FunctionParameter;
import org.syncline.mapping.function.MappingFunctions;

/** What steps of a row can be chosen from, and what each of them is told. */
public final class StepCatalogue {
  private final Map<String, FunctionDescription> ours = new LinkedHashMap<>();
  private final Map<String, List<String>> defined = new LinkedHashMap<>();

  /**
   * @param defined documents of the functions that people defined, the latest version of each
   */
  StepCatalogue(List<Document> defined) {
    MappingFunctions.catalogue().forEach(function -> ours.put(function.name(), function));
    for (Document document : defined) {
      this.defined.put(document.id(), parameters(document));
    }
  }

  private static List<String> parameters(Document document) {
    try {
      return ConfigurationDocument.members(document.content()).get("parameters")
              instanceof List<?> names
          ? names.stream().map(String::valueOf).toList()
          : List.of();
    } catch (InvalidConfiguration e) {
      return List.of();
    }
  }

  /**
   * What a step is told beside its value.
   *
   * @param name as it is documented
   * @param hint in English, what is written; empty where anything is
   * @param words to choose from; none where it is entered
   */
  public record Parameter(
      String name,
      String hint,
      List<String> words,
      boolean optional,
      FunctionParameter.@Nullable Kind kind) {
    public Parameter {
      words = List.copyOf(words);
    }

    /** Whether a number is meant. */
    public boolean isNumber() {
      return kind == FunctionParameter.Kind.WHOLE_NUMBER || kind == FunctionParameter.Kind.NUMBER;
    }

    /** Whether nothing entered is a text too. */
    boolean mayBeEmpty() {
      return kind == FunctionParameter.Kind.TEXT || kind == null;
    }

    /**
     * The argument that a field says.
     *
     * @return empty where it says none
     */
    Optional<Object> argument(String field) {
      if (kind != null && !isNumber()) {
        return field.isEmpty() && !mayBeEmpty() ? Optional.empty() : Optional.of(field);
      }
      try {
        return kind == null ? literal(field.strip()) : number(field.strip());
      } catch (InvalidConfiguration e) {
        return Optional.empty();
      }
    }

    /** A defined function takes texts and numbers alike. */
    private static Optional<Object> literal(String field) {
      Object value = field.isEmpty() ? "" : JsonLiteral.read(field);
      return value instanceof String || value instanceof BigDecimal
          ? Optional.of(value)
          : Optional.of(field);
    }

    private static Optional<Object> number(String field) {
      return ConfigurationDocument.value(field) instanceof BigDecimal number
          ? Optional.of(number)
          : Optional.empty();
    }
  }

  /**
   * Functions to choose from.
   *
   * @param word of the group that they are shown in
   */
  public record Group(String word, List<String> names) {
    public Group {
      names = List.copyOf(names);
    }
  }

  /** Those of the hub in the order of their catalogue. */
  List<Group> groups() {
    Map<FunctionGroup, List<String>> names = new EnumMap<>(FunctionGroup.class);
    ours.values()
        .forEach(
            function ->
                names
                    .computeIfAbsent(function.group(), first -> new ArrayList<>())
                    .add(function.name()));
    List<Group> groups = new ArrayList<>();
    names.forEach((group, all) -> groups.add(new Group(Words.of(group), all)));
    return groups;
  }

  /** Those that people defined. */
  List<String> defined() {
    return List.copyOf(defined.keySet());
  }

  private static String bare(String function) {
    int at = function.indexOf('@');
    return at < 0 ? function : function.substring(0, at);
  }

  /** One sentence in English; empty where nobody says it. */
  String summary(String function) {
    FunctionDescription known = ours.get(function);
    return known == null ? "" : known.summary();
  }

  /**
   * What a function is told.
   *
   * @param given how many arguments it has where nobody knows the function
   */
  List<Parameter> parameters(String function, int given) {
    FunctionDescription known = ours.get(function);
    if (known != null) {
      return known.parameters().stream()
          .map(
              one ->
                  new Parameter(
                      one.name(), one.described(), one.words(), one.optional(), one.kind()))
          .toList();
    }
    List<String> names = defined.getOrDefault(bare(function), List.of());
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < Math.max(names.size(), given); i++) {
      String name = i < names.size() ? names.get(i) : String.valueOf(i + 1);
      parameters.add(new Parameter(name, "", List.of(), i >= names.size(), null));
    }
    return parameters;
  }

  /** How many arguments can be entered for a function, whatever it is. */
  boolean takes(String function, int arguments) {
    FunctionDescription known = ours.get(function);
    return known == null || arguments <= known.parameters().size();
  }
}
