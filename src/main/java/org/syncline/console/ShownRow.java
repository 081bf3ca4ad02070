package org.syncline.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

/**
 * A row of a mapping as it is written, for people to read; it need not be usable.
 *
 * @param depth how many rows it is nested in
 * @param place among its neighbours, from 1
 * @param source where its value comes from; a constant as JSON
 * @param steps what is done with it, in order
 * @param others its further members as JSON
 */
public record ShownRow(
    int depth,
    int place,
    String target,
    String source,
    List<String> steps,
    boolean required,
    Map<String, String> others) {
  private static final int DEEPEST = 20;

  public ShownRow {
    steps = List.copyOf(steps);
  }

  /** The further members, for a page. */
  public List<Map.Entry<String, String>> more() {
    return List.copyOf(others.entrySet());
  }

  /** The rows of a mapping document; none where it can't be read. */
  static List<ShownRow> of(byte[] mapping) {
    List<ShownRow> rows = new ArrayList<>();
    try {
      add(ConfigurationDocument.members(mapping).get("rows"), 0, rows);
    } catch (InvalidConfiguration e) {
      return List.of();
    }
    return rows;
  }

  /** One row, with those that are nested in it behind it; none where it is no object. */
  static List<ShownRow> of(Map<String, @Nullable Object> row) {
    List<ShownRow> rows = new ArrayList<>();
    add(List.of(row), 0, rows);
    return rows;
  }

  private static void add(@Nullable Object written, int depth, List<ShownRow> rows) {
    if (!(written instanceof List<?> list) || depth > DEEPEST) {
      return;
    }
    int place = 0;
    for (Object one : list) {
      place++;
      if (one instanceof Map<?, ?> row) {
        rows.add(row(row, depth, place));
        add(row.get("rows"), depth + 1, rows);
      }
    }
  }

  private static ShownRow row(Map<?, ?> row, int depth, int place) {
    Map<String, String> others = new LinkedHashMap<>();
    List<String> steps = new ArrayList<>();
    String source = "";
    for (Map.Entry<?, ?> member : row.entrySet()) {
      String name = String.valueOf(member.getKey());
      switch (name) {
        case "target", "required", "rows" -> {
          // Told by themselves.
        }
        case "source", "sources", "each" -> source = text(member.getValue());
        case "constant" -> source = json(member.getValue());
        case "steps" -> steps.addAll(texts(member.getValue()));
        default -> others.put(name, json(member.getValue()));
      }
    }
    return new ShownRow(
        depth,
        place,
        text(row.get("target")),
        source,
        steps,
        Boolean.TRUE.equals(row.get("required")),
        others);
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(ShownRow::text).toList()
        : List.of(text(value));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value instanceof String text ? text : json(value);
  }

  private static String json(@Nullable Object value) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("v", value);
    String written = ConfigurationDocument.write(one);
    return written.substring(written.indexOf(':') + 1, written.length() - 1).strip();
  }
}
