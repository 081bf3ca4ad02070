package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationObject;

/** Reads value maps and decision tables of a mapping document. */
final class LookupDocument {
  private static final int MOST_INPUTS = 20;

  private LookupDocument() {}

  static ValueMap valueMap(ConfigurationObject map) {
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

  static DecisionTable decisionTable(ConfigurationObject table) {
    List<String> inputs = table.texts("inputs");
    if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
      table.problem("inputs", "Give names of 1 to " + MOST_INPUTS + " inputs, for people.");
    }
    List<DecisionTable.Line> lines = table.objects("lines", line -> line(line, inputs.size()));
    if (lines.isEmpty()) {
      table.problem("lines", "Give at least one line: {\"when\": [...], \"then\": ...}.");
    }
    ValueMap.Unknown unknown = unknown(table);
    if (unknown instanceof ValueMap.Unknown.Keep && inputs.size() > 1) {
      table.problem(
          "unknown", "Of several inputs none can be kept: use reject, null or a default.");
    }
    return new DecisionTable(inputs, lines, unknown);
  }

  private static DecisionTable.Line line(ConfigurationObject line, int inputs) {
    List<DecisionTable.Cell> cells = new ArrayList<>();
    if (line.value("when") instanceof List<?> given && given.size() == inputs) {
      for (int i = 0; i < inputs; i++) {
        cells.add(cell(line, "when[" + i + "]", given.get(i)));
      }
    } else {
      line.problem("when", "Give a list with one cell for each input.");
    }
    String then = line.optionalText("then");
    if (then == null) {
      line.problem("then", "Give the text that comes out.");
    }
    return new DecisionTable.Line(cells, then == null ? "" : then);
  }

  private static DecisionTable.Cell cell(
      ConfigurationObject line, String at, @Nullable Object given) {
    if (given == null) {
      return new DecisionTable.Cell.Any();
    }
    if (given instanceof String text) {
      return text.isEmpty()
          ? new DecisionTable.Cell.Nothing()
          : new DecisionTable.Cell.OneOf(List.of(text));
    }
    if (given instanceof List<?> list && !list.isEmpty()) {
      List<String> texts = new ArrayList<>();
      for (Object item : list) {
        if (item instanceof String text) {
          texts.add(text);
        }
      }
      if (texts.size() == list.size()) {
        return new DecisionTable.Cell.OneOf(texts);
      }
    }
    if (given instanceof Map<?, ?> range && !range.isEmpty()) {
      DecisionTable.Cell within = within(range);
      if (within != null) {
        return within;
      }
    }
    line.problem(
        at,
        "Give null (anything), \"\" (nothing), a text, a list of texts, or a range such as"
            + " {\"from\": 0, \"below\": 100}.");
    return new DecisionTable.Cell.Any();
  }

  private static DecisionTable.@Nullable Cell within(Map<?, ?> range) {
    for (Map.Entry<?, ?> end : range.entrySet()) {
      boolean known = "from".equals(end.getKey()) || "below".equals(end.getKey());
      if (!known || !(end.getValue() instanceof BigDecimal)) {
        return null;
      }
    }
    return new DecisionTable.Cell.Within(
        (BigDecimal) range.get("from"), (BigDecimal) range.get("below"));
  }
}
