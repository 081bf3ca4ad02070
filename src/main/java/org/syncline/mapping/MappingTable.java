package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.record.FieldType;

/** A mapping as written: rows for people to read, to be compiled for a format and a record type. */
public record MappingTable(
    String id, String recordType, List<MappingRow> rows, Map<String, ValueMap> maps) {
  private static final Map<String, FieldType> TYPES = Words.of(FieldType.values());
  private static final Map<String, MappingRow.OnBlank> ON_BLANK =
      Words.of(MappingRow.OnBlank.values());
  private static final Map<String, MappingRow.OnError> ON_ERROR =
      Words.of(MappingRow.OnError.values());
  private static final Map<String, Boolean> PARENT = new LinkedHashMap<>();

  static {
    PARENT.put("optional", false);
    PARENT.put("required", true);
  }

  public MappingTable {
    rows = List.copyOf(rows);
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
  }

  /**
   * Reads a mapping document.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public static MappingTable parse(byte[] json) {
    return ConfigurationDocument.read(json, MappingTable::table);
  }

  private static MappingTable table(ConfigurationObject document) {
    String id = document.text("id");
    if (!id.isEmpty() && !id.matches("[a-z][a-z0-9-]{0,39}")) {
      document.problem("id", "Use a lower-case letter, then letters, digits and '-', 40 at most.");
    }
    return new MappingTable(
        id,
        document.text("recordType"),
        document.objects("rows", MappingTable::row),
        document.objectsByName("maps", MappingTable::valueMap));
  }

  private static MappingRow row(ConfigurationObject row) {
    return new MappingRow(
        row.text("target"),
        sources(row),
        literal(row, "constant"),
        steps(row),
        row.has("type") ? row.choice("type", TYPES, null) : null,
        row.optionalText("format"),
        row.optionalText("zone"),
        row.optionalText("locale"),
        row.optionalText("region"),
        row.texts("true"),
        row.texts("false"),
        row.optionalText("map"),
        row.object(
            "link",
            link -> new MappingRow.LinkTo(link.text("object"), link.optionalText("system"))),
        row.choice("parent", PARENT, false),
        row.flag("required", false),
        literal(row, "default"),
        row.choice("onBlank", ON_BLANK, MappingRow.OnBlank.VALUE),
        row.choice("onError", ON_ERROR, MappingRow.OnError.REJECT));
  }

  private static List<String> sources(ConfigurationObject row) {
    boolean constant = row.has("constant");
    if (!row.has("source")) {
      if (!constant) {
        row.problem(
            "source", "This member is missing: give a path, a list of paths, or 'constant'.");
      }
      return List.of();
    }
    if (constant) {
      row.problem("constant", "A row has either 'source' or 'constant': keep one.");
    }
    if (row.value("source") instanceof String path) {
      return List.of(path);
    }
    List<String> paths = row.texts("source");
    if (row.value("source") instanceof List<?> list && list.isEmpty()) {
      row.problem("source", "This list is empty: give at least one path.");
    }
    return paths;
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

  private static ValueMap valueMap(ConfigurationObject map) {
    Map<String, String> entries = map.textsByName("entries");
    if (!map.has("entries")) {
      map.problem("entries", "This member is missing: give the texts and what they become.");
    }
    return new ValueMap(entries, unknown(map));
  }

  private static ValueMap.Unknown unknown(ConfigurationObject map) {
    if (map.value("unknown") instanceof Map) {
      ValueMap.Unknown fallback =
          map.object("unknown", unknown -> new ValueMap.Unknown.Fallback(defaultText(unknown)));
      return fallback == null ? new ValueMap.Unknown.Reject() : fallback;
    }
    Map<String, ValueMap.Unknown> words = new LinkedHashMap<>();
    words.put("reject", new ValueMap.Unknown.Reject());
    words.put("keep", new ValueMap.Unknown.Keep());
    words.put("null", new ValueMap.Unknown.Clear());
    return map.choice("unknown", words, words.get("reject"));
  }

  private static String defaultText(ConfigurationObject unknown) {
    String text = unknown.optionalText("default");
    if (text == null) {
      unknown.problem("default", "Give the text that unknown values become.");
    }
    return text == null ? "" : text;
  }
}
