package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.Sheet;

/**
 * A mapping as one table: each line says by its kind whether it is the mapping itself, a row, a
 * value map or an entry of one, and has its members in columns of their names.
 *
 * <p>One file, not an archive of several: a spreadsheet opens it with a double click and saves it
 * in place, and a filter on the column {@code kind} shows each part alone.
 */
final class CsvFile {
  private static final String MAPPING = "mapping";
  private static final String ROW = "row";
  private static final String VALUE_MAP = "map";
  private static final String ENTRY = "entry";

  private CsvFile() {}

  static List<List<@Nullable String>> write(MappingParts parts) {
    NewLines lines = new NewLines(Column.KIND);
    SortedSet<String> ofHead = Column.inOrder();
    SortedSet<String> ofRows = Column.inOrder();
    SortedSet<String> ofMaps = Column.inOrder();
    NewLines.fill(line(lines, MAPPING), parts.head(), Column.KIND);
    ofHead.addAll(parts.head().keySet());
    for (Map<String, @Nullable Object> row : parts.rows()) {
      NewLines.fill(line(lines, ROW), row, Column.KIND);
      ofRows.addAll(row.keySet());
    }
    for (Map.Entry<String, MappingParts.Part> map : parts.maps().entrySet()) {
      String name = CellForm.TEXT.write(map.getKey());
      Map<Column, String> line = line(lines, VALUE_MAP);
      line.put(Column.MAP, name);
      NewLines.fill(line, map.getValue().members(), Column.KIND, Column.MAP);
      ofMaps.addAll(map.getValue().members().keySet());
      for (Map.Entry<String, @Nullable Object> entry : map.getValue().entries().entrySet()) {
        Map<Column, String> one = line(lines, ENTRY);
        one.put(Column.MAP, name);
        one.put(Column.FROM, CellForm.TEXT.write(entry.getKey()));
        one.put(Column.TO, CellForm.TEXT.write(entry.getValue()));
      }
    }
    lines.next(columns(ofHead, Column.KIND));
    lines.next(columns(ofRows, Column.KIND));
    lines.next(List.of(Column.MAP));
    lines.next(columns(ofMaps, Column.KIND, Column.MAP));
    lines.next(List.of(Column.FROM, Column.TO));
    return lines.cells();
  }

  private static Map<Column, String> line(NewLines lines, String kind) {
    Map<Column, String> line = lines.add();
    line.put(Column.KIND, kind);
    return line;
  }

  private static List<Column> columns(SortedSet<String> members, Column... own) {
    List<Column> columns = new ArrayList<>();
    members.forEach(member -> columns.add(Column.besides(member, own)));
    return columns;
  }

  static MappingParts read(Sheet sheet, Places places) {
    GivenMapping mapping = new GivenMapping(places);
    Map<GivenLine, String> entries = new LinkedHashMap<>();
    List<GivenLine> lines = GivenLines.of(sheet, places);
    if (lines.isEmpty()) {
      places.problem(
          "", "The file has no line below a first line with the names of columns: send a table.");
    }
    for (GivenLine line : lines) {
      String kind = line.text(Column.KIND);
      switch (kind == null ? "" : kind.toLowerCase(Locale.ROOT)) {
        case MAPPING -> mapping.head(line.members(Set.of(Column.KIND), ""), line.place());
        case ROW -> mapping.row(line, Set.of(Column.KIND));
        case VALUE_MAP -> {
          String name = nameOfMap(line, places);
          if (name != null) {
            mapping.map(name, line, Set.of(Column.KIND, Column.MAP));
          }
        }
        case ENTRY -> {
          String name = nameOfMap(line, places);
          line.refuseOthers(
              Set.of(Column.KIND, Column.MAP, Column.FROM, Column.TO), "for an entry");
          if (name != null) {
            entries.put(line, name);
          }
        }
        default ->
            places.problem(
                line.placeOf(Column.KIND),
                "Say in the column 'kind' what this line is: mapping, row, map or entry.");
      }
    }
    entries.forEach(
        (line, name) -> {
          if (!mapping.knows(name)) {
            places.problem(
                line.placeOf(Column.MAP), "There is no line of kind 'map' for this name: add it.");
          } else {
            mapping.entry(name, line);
          }
        });
    return mapping.parts();
  }

  private static @Nullable String nameOfMap(GivenLine line, Places places) {
    String name = line.text(Column.MAP);
    if (name == null && !places.isWrong(line.placeOf(Column.MAP))) {
      places.problem(line.place() + " (map)", "Name the value map in the column 'map'.");
    }
    return name;
  }
}
