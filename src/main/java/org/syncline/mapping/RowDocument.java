package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.record.FieldType;

/** Reads the rows of a mapping document. */
final class RowDocument {
  private static final Map<String, FieldType> TYPES = Words.of(FieldType.values());
  private static final Map<String, MappingRow.OnBlank> ON_BLANK =
      Words.of(MappingRow.OnBlank.values());
  private static final Map<String, MappingRow.OnError> ON_ERROR =
      Words.of(MappingRow.OnError.values());
  private static final Map<String, Boolean> PARENT = new LinkedHashMap<>();
  private static final List<String> SOURCES =
      List.of("source", "all", "each", "expression", "constant");

  static {
    PARENT.put("optional", false);
    PARENT.put("required", true);
  }

  private RowDocument() {}

  static MappingRow read(ConfigurationObject row) {
    return new MappingRow(
        row.text("target"),
        source(row),
        row.objects("when", RowDocument::condition),
        steps(row),
        row.has("type") ? row.choice("type", TYPES, null) : null,
        new MappingRow.Reading(
            row.optionalText("format"),
            row.optionalText("zone"),
            row.optionalText("locale"),
            row.optionalText("region"),
            row.texts("true"),
            row.texts("false")),
        row.optionalText("map"),
        row.optionalText("table"),
        row.object(
            "link",
            link -> new MappingRow.LinkTo(link.text("object"), link.optionalText("system"))),
        row.choice("parent", PARENT, false),
        row.flag("required", false),
        literal(row, "default"),
        row.choice("onBlank", ON_BLANK, MappingRow.OnBlank.VALUE),
        row.choice("onError", ON_ERROR, MappingRow.OnError.REJECT),
        row.objects("rows", RowDocument::read));
  }

  private static RowSource source(ConfigurationObject row) {
    List<String> given = new ArrayList<>();
    for (String name : SOURCES) {
      if (row.has(name)) {
        given.add(name);
      }
    }
    if (given.isEmpty()) {
      row.problem(
          "source",
          "This member is missing: give a path, a list of paths, or one of "
              + "all, each, expression, constant.");
      return new RowSource.First(List.of());
    }
    if (given.size() > 1) {
      row.problem(
          given.get(1),
          "A row has either '" + given.get(0) + "' or '" + given.get(1) + "': keep one.");
      literal(row, "constant");
    }
    return switch (given.get(0)) {
      case "all" -> new RowSource.All(paths(row, "all"));
      case "each" -> new RowSource.Each(row.text("each"));
      case "expression" -> new RowSource.ByExpression(row.text("expression"));
      case "constant" -> {
        MappingRow.Literal constant = literal(row, "constant");
        yield new RowSource.Constant(constant == null ? new MappingRow.Literal(null) : constant);
      }
      default ->
          new RowSource.First(
              row.value("source") instanceof String path ? List.of(path) : paths(row, "source"));
    };
  }

  private static List<String> paths(ConfigurationObject row, String name) {
    List<String> paths = row.texts(name);
    if (row.value(name) instanceof List<?> list && list.isEmpty()) {
      row.problem(name, "This list is empty: give at least one path.");
    }
    return paths;
  }

  private static Condition condition(ConfigurationObject condition) {
    Condition read =
        new Condition(
            condition.text("source"),
            condition.texts("is"),
            condition.texts("isNot"),
            condition.has("present") ? condition.flag("present", true) : null,
            condition.decimal("atLeast"),
            condition.decimal("atMost"),
            condition.optionalText("matches"));
    boolean asks =
        !read.is().isEmpty()
            || !read.isNot().isEmpty()
            || read.present() != null
            || read.atLeast() != null
            || read.atMost() != null
            || read.matches() != null;
    if (!asks) {
      condition.problem(
          "source",
          "This condition asks nothing: give is, isNot, present, atLeast, atMost or matches.");
    }
    return read;
  }

  private static MappingRow.@Nullable Literal literal(ConfigurationObject row, String name) {
    if (!row.has(name)) {
      return null;
    }
    Object value = row.value(name);
    if (value instanceof List || value instanceof Map) {
      row.problem(name, "Give a text, a number, true, false or null.");
      return null;
    }
    return new MappingRow.Literal(value);
  }

  private static List<MappingRow.Step> steps(ConfigurationObject row) {
    List<MappingRow.Step> steps = new ArrayList<>();
    if (!row.has("steps")) {
      return steps;
    }
    if (!(row.value("steps") instanceof List<?> list)) {
      row.problem("steps", "Give a list of mapping functions, e.g. [\"trim\"].");
      return steps;
    }
    for (int i = 0; i < list.size(); i++) {
      MappingRow.Step step = step(list.get(i));
      if (step == null) {
        row.problem(
            "steps[" + i + "]",
            "Give a function's name, or a list of its name and arguments (texts and numbers).");
      } else {
        steps.add(step);
      }
    }
    return steps;
  }

  private static MappingRow.@Nullable Step step(@Nullable Object written) {
    if (written instanceof String name) {
      return new MappingRow.Step(name, List.of());
    }
    if (!(written instanceof List<?> list)
        || list.isEmpty()
        || !(list.get(0) instanceof String name)) {
      return null;
    }
    Object[] arguments = new Object[list.size() - 1];
    for (int i = 0; i < arguments.length; i++) {
      Object argument = list.get(i + 1);
      if (argument instanceof BigDecimal number && isInt(number)) {
        arguments[i] = number.intValueExact();
      } else if (argument instanceof String || argument instanceof BigDecimal) {
        arguments[i] = argument;
      } else {
        return null;
      }
    }
    return new MappingRow.Step(name, Arrays.asList(arguments));
  }

  private static boolean isInt(BigDecimal number) {
    try {
      number.intValueExact();
      return true;
    } catch (ArithmeticException tooLongOrBroken) {
      return false;
    }
  }
}
