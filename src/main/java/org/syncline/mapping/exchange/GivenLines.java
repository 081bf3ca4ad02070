package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.Sheet;

/** The lines of a sheet under its head, the first line. */
final class GivenLines {
  private GivenLines() {}

  static List<GivenLine> of(Sheet sheet, Places places) {
    List<GivenLine> lines = new ArrayList<>();
    if (sheet.lines().isEmpty()) {
      return lines;
    }
    Map<Integer, Column> columns = columns(sheet, sheet.lines().get(0), places);
    for (Sheet.Line line : sheet.lines().subList(1, sheet.lines().size())) {
      GivenLine given = new GivenLine(places, sheet.place(line.number()));
      boolean blank = true;
      for (Map.Entry<Integer, String> cell : line.cells().entrySet()) {
        if (!cell.getValue().isBlank()) {
          blank = false;
          put(
              given,
              cell.getValue(),
              columns,
              sheet.place(line.number(), cell.getKey()),
              cell.getKey(),
              places);
        }
      }
      if (!blank) {
        lines.add(given);
      }
    }
    return lines;
  }

  private static void put(
      GivenLine line,
      String text,
      Map<Integer, Column> columns,
      String place,
      int number,
      Places places) {
    Column column = columns.get(number);
    if (column == null) {
      places.problem(
          place,
          "This cell has no name above it: name its column in the first line, or put what holds the"
              + " separator into quotes.");
    } else {
      line.put(column, new GivenLine.Cell(text, place + " (" + column.name() + ")"));
    }
  }

  private static Map<Integer, Column> columns(Sheet sheet, Sheet.Line head, Places places) {
    Map<Integer, Column> columns = new HashMap<>();
    Set<Column> seen = new HashSet<>();
    head.cells()
        .forEach(
            (number, text) -> {
              String place = sheet.place(head.number(), number);
              Column column = text.isBlank() ? null : column(text, place, places);
              if (column != null && !seen.add(column)) {
                places.problem(place, "An earlier column has this name: keep one.");
              } else if (column != null) {
                columns.put(number, column);
              }
            });
    return columns;
  }

  private static @Nullable Column column(String head, String place, Places places) {
    try {
      return Column.ofHead(head);
    } catch (UnreadableCell e) {
      places.problem(place, e.getMessage());
      return null;
    }
  }
}
