package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping's parts while lines of a file are read into them. */
final class GivenMapping {
  private static final Set<Column> OF_ENTRIES = Set.of(Column.FROM, Column.TO);

  private final Places places;
  private final Map<String, @Nullable Object> head = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private final Map<String, Map<String, @Nullable Object>> maps = new LinkedHashMap<>();
  private final Map<String, Map<String, @Nullable Object>> entries = new LinkedHashMap<>();

  GivenMapping(Places places) {
    this.places = places;
  }

  void head(Map<String, @Nullable Object> members, String place) {
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      if (head.containsKey(member.getKey())) {
        places.problem(place, "The member '" + member.getKey() + "' stands here twice: keep one.");
      }
      head.put(member.getKey(), member.getValue());
    }
  }

  void row(GivenLine line, Set<Column> without) {
    String path = MappingParts.ROWS + "[" + rows.size() + "]";
    places.note(path, line.place());
    rows.add(line.members(without, path));
  }

  /** Notes a value map and its members. */
  void map(String name, GivenLine line, Set<Column> without) {
    String path = MappingParts.MAPS + "." + name;
    if (maps.containsKey(name)) {
      places.problem(line.placeOf(Column.MAP), "An earlier value map has this name: keep one.");
      return;
    }
    places.note(path, line.place());
    maps.put(name, line.members(without, path));
  }

  /** Notes an entry of a value map. */
  void entry(String map, GivenLine line) {
    String from = line.text(Column.FROM);
    if (from == null) {
      if (!places.isWrong(line.placeOf(Column.FROM))) {
        places.problem(
            line.place() + " (from)",
            "Say which text is meant here; \"\" in quotes is the empty text.");
      }
      return;
    }
    Map<String, @Nullable Object> known =
        entries.computeIfAbsent(map, name -> new LinkedHashMap<>());
    if (known.containsKey(from)) {
      places.problem(line.placeOf(Column.FROM), "An earlier entry is for this text: keep one.");
      return;
    }
    Map<String, @Nullable Object> to = line.value(Column.TO, from, CellForm.TEXT);
    if (to.isEmpty() && !places.isWrong(line.placeOf(Column.TO))) {
      places.problem(
          line.place() + " (to)", "Say what it becomes; \"\" in quotes is the empty text.");
    }
    known.putAll(to);
    places.note(
        MappingParts.MAPS + "." + map + "." + MappingParts.ENTRIES + "." + from,
        line.placeOf(Column.FROM));
  }

  static Set<Column> ofEntries() {
    return OF_ENTRIES;
  }

  boolean knows(String map) {
    return maps.containsKey(map);
  }

  MappingParts parts() {
    Map<String, MappingParts.Part> whole = new LinkedHashMap<>();
    maps.forEach(
        (name, members) -> {
          Map<String, @Nullable Object> own = entries.getOrDefault(name, Map.of());
          if (members.containsKey(MappingParts.ENTRIES) && !own.isEmpty()) {
            twice("maps." + name + "." + MappingParts.ENTRIES);
          }
          whole.put(name, new MappingParts.Part(members, own));
        });
    if (head.containsKey(MappingParts.ROWS) && !rows.isEmpty()) {
      twice(MappingParts.ROWS);
    }
    if (head.containsKey(MappingParts.MAPS) && !whole.isEmpty()) {
      twice(MappingParts.MAPS);
    }
    return new MappingParts(head, rows, whole);
  }

  private void twice(String member) {
    places.problem(
        member, "This stands in a cell of its own and on lines too: keep one of the two.");
  }
}
