package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping document, cut into what stands on lines of its own. What has another shape than lines
 * can show stays whole among the members that it belongs to, so any document can be cut and put
 * together again.
 *
 * @param head members of the document
 * @param rows members of each row, none without any; empty where the rows stay in the head
 * @param maps value maps by name; empty where they stay in the head
 */
record MappingParts(
    Map<String, @Nullable Object> head,
    List<Map<String, @Nullable Object>> rows,
    Map<String, Part> maps) {
  static final String ROWS = "rows";
  static final String MAPS = "maps";
  static final String ENTRIES = "entries";

  MappingParts {
    head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
    rows = List.copyOf(rows);
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
  }

  /**
   * A value map.
   *
   * @param entries empty where they stay among the members, or there are none
   */
  record Part(Map<String, @Nullable Object> members, Map<String, @Nullable Object> entries) {
    Part {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    private static Part of(Map<String, @Nullable Object> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>(map);
      Map<String, @Nullable Object> entries = object(map.get(ENTRIES));
      if (entries == null || entries.isEmpty()) {
        return new Part(members, Map.of());
      }
      members.remove(ENTRIES);
      return new Part(members, entries);
    }

    private Map<String, @Nullable Object> whole() {
      Map<String, @Nullable Object> whole = new LinkedHashMap<>(members);
      if (!entries.isEmpty()) {
        whole.put(ENTRIES, entries);
      }
      return whole;
    }
  }

  static MappingParts of(Map<String, @Nullable Object> document) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>(document);
    List<Map<String, @Nullable Object>> rows = rows(document.get(ROWS));
    if (!rows.isEmpty()) {
      head.remove(ROWS);
    }
    Map<String, Part> maps = maps(document.get(MAPS));
    if (!maps.isEmpty()) {
      head.remove(MAPS);
    }
    return new MappingParts(head, rows, maps);
  }

  private static List<Map<String, @Nullable Object>> rows(@Nullable Object written) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    if (written instanceof List<?> list) {
      for (Object item : list) {
        Map<String, @Nullable Object> row = object(item);
        if (row == null || row.isEmpty()) {
          return List.of();
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Part> maps(@Nullable Object written) {
    Map<String, Part> maps = new LinkedHashMap<>();
    Map<String, @Nullable Object> named = object(written);
    if (named != null) {
      for (Map.Entry<String, @Nullable Object> entry : named.entrySet()) {
        Map<String, @Nullable Object> map = object(entry.getValue());
        if (map == null) {
          return Map.of();
        }
        maps.put(entry.getKey(), Part.of(map));
      }
    }
    return maps;
  }

  @SuppressWarnings("unchecked") // a document's objects are made with text names only
  private static @Nullable Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map ? (Map<String, @Nullable Object>) value : null;
  }

  /** The document. */
  Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(head);
    if (!rows.isEmpty()) {
      document.put(ROWS, rows);
    }
    if (!maps.isEmpty()) {
      Map<String, @Nullable Object> whole = new LinkedHashMap<>();
      maps.forEach((name, part) -> whole.put(name, part.whole()));
      document.put(MAPS, whole);
    }
    return document;
  }
}
