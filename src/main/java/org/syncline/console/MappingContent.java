package org.syncline.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;

/**
 * A mapping's document as it is written, to be changed in one row and kept in all else: the order
 * of rows and members, and members that nobody knows. Rows are counted from 0.
 */
final class MappingContent {
  private static final String ROWS = "rows";
  private static final String MAPS = "maps";
  private static final String TABLES = "tables";
  private static final int MOST_NAMES = 1_000;

  private final Map<String, @Nullable Object> document;

  /**
   * @param document a mapping's, as it was kept
   * @throws InvalidConfiguration where it is not one JSON object, or its rows are no list
   */
  MappingContent(byte[] document) {
    this.document = ConfigurationDocument.members(document);
    if (this.document.containsKey(ROWS) && !(this.document.get(ROWS) instanceof List<?>)) {
      throw new InvalidConfiguration(
          List.of(new ConfigurationProblem(ROWS, "Give a list of objects: [{ ... }, ...].")));
    }
  }

  /** The first draft of a mapping to a record type. */
  static byte[] fresh(String id, String recordType) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("id", id);
    document.put("recordType", recordType);
    document.put(ROWS, List.of());
    return SystemContent.bytes(document);
  }

  /** A text of the document itself; empty where it is none. */
  String text(String member) {
    return document.get(member) instanceof String text ? text : "";
  }

  private List<@Nullable Object> all() {
    return document.get(ROWS) instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
  }

  /** How many rows there are, those that are no objects too. */
  int size() {
    return all().size();
  }

  /** A row; empty where there is none. */
  Map<String, @Nullable Object> row(int place) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    if (place >= 0 && place < size() && all().get(place) instanceof Map<?, ?> members) {
      members.forEach((name, value) -> row.put(String.valueOf(name), value));
    }
    return row;
  }

  /** All rows in their order. */
  List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      rows.add(row(i));
    }
    return rows;
  }

  /** Names of the value maps. */
  List<String> maps() {
    return names(MAPS);
  }

  /** Names of the decision tables. */
  List<String> tables() {
    return names(TABLES);
  }

  private List<String> names(String member) {
    return document.get(member) instanceof Map<?, ?> named
        ? named.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The document with one row more, behind all others. */
  byte[] adding(Map<String, @Nullable Object> row) {
    List<@Nullable Object> rows = all();
    rows.add(row);
    return with(rows);
  }

  /** The document with another row at a place. */
  byte[] changing(int place, Map<String, @Nullable Object> row) {
    List<@Nullable Object> rows = all();
    rows.set(place, row);
    return with(rows);
  }

  /** The document with a row before or behind its neighbour; as it is where there is none. */
  byte[] moving(int place, boolean up) {
    List<@Nullable Object> rows = all();
    int other = up ? place - 1 : place + 1;
    if (other >= 0 && other < rows.size()) {
      rows.add(other, rows.remove(place));
    }
    return with(rows);
  }

  /** The document without a row. */
  byte[] without(int place) {
    List<@Nullable Object> rows = all();
    rows.remove(place);
    return with(rows);
  }

  /**
   * The document with a row that was suggested, and the value map that goes with it: under its
   * name, or the next one that is free.
   *
   * @param entries of the value map; empty where there is none
   * @throws InvalidConfiguration where the document's value maps are no object
   */
  byte[] accepting(Map<String, ?> row, String map, Map<String, String> entries) {
    Map<String, @Nullable Object> taken = new LinkedHashMap<>(row);
    if (entries.isEmpty()) {
      return adding(taken);
    }
    if (document.containsKey(MAPS) && !(document.get(MAPS) instanceof Map<?, ?>)) {
      throw new InvalidConfiguration(
          List.of(
              new ConfigurationProblem(MAPS, "Give an object of value maps: {\"name\": ...}.")));
    }
    String name = free(map);
    taken.put("map", name);
    Map<String, @Nullable Object> maps = new LinkedHashMap<>();
    if (document.get(MAPS) instanceof Map<?, ?> present) {
      present.forEach((one, value) -> maps.put(String.valueOf(one), value));
    }
    maps.put(name, Map.of("entries", new LinkedHashMap<>(entries)));
    List<@Nullable Object> rows = all();
    rows.add(taken);
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(document);
    changed.put(ROWS, rows);
    changed.put(MAPS, maps);
    return SystemContent.bytes(changed);
  }

  private String free(String name) {
    List<String> taken = maps();
    String free = name;
    for (int i = 2; taken.contains(free) && i < MOST_NAMES; i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private byte[] with(List<@Nullable Object> rows) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(document);
    changed.put(ROWS, rows);
    return SystemContent.bytes(changed);
  }
}
