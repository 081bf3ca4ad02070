package org.syncline.mapping.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a file under its head. */
final class GivenLine {
  private final Places places;
  private final String place;
  private final Map<Column, Cell> cells = new LinkedHashMap<>();

  /** A text and where it stands. */
  record Cell(String text, String place) {}

  GivenLine(Places places, String place) {
    this.places = places;
    this.place = place;
  }

  void put(Column column, Cell cell) {
    cells.put(column, cell);
  }

  String place() {
    return place;
  }

  /** A text that stands for itself, null where the cell is empty or wrong. */
  @Nullable String text(Column column) {
    Cell cell = cells.get(column);
    if (cell == null) {
      return null;
    }
    Object value = read(CellForm.TEXT, cell);
    if (value instanceof String text) {
      return text;
    }
    if (!places.isWrong(cell.place())) {
      places.problem(cell.place(), "Give a single text; put it into quotes if it is not plain.");
    }
    return null;
  }

  /** Whatever a cell of a member means; absent where it is empty or wrong. */
  Map<String, @Nullable Object> value(Column column, String member, CellForm form) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    Cell cell = cells.get(column);
    if (cell != null) {
      Object read = read(form, cell);
      if (!places.isWrong(cell.place())) {
        value.put(member, read);
      }
    }
    return value;
  }

  /** All cells but those of some columns, as members; each is noted under a path. */
  Map<String, @Nullable Object> members(Set<Column> without, String path) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (Map.Entry<Column, Cell> entry : cells.entrySet()) {
      Column column = entry.getKey();
      if (!without.contains(column)) {
        String name = column.name();
        if (members.containsKey(name)) {
          places.problem(entry.getValue().place(), "This member stands in two columns: keep one.");
        }
        members.putAll(value(column, name, CellForm.ofMember(name)));
        places.note(path.isEmpty() ? name : path + "." + name, entry.getValue().place());
      }
    }
    return members;
  }

  /** Where a column has a cell; else where the line is. */
  String placeOf(Column column) {
    Cell cell = cells.get(column);
    return cell == null ? place : cell.place();
  }

  private @Nullable Object read(CellForm form, Cell cell) {
    try {
      return form.read(cell.text());
    } catch (UnreadableCell e) {
      places.problem(cell.place(), e.getMessage());
      return null;
    }
  }

  /** What stands in columns that mean nothing here is wrong. */
  void refuseOthers(Set<Column> known, String what) {
    cells.forEach(
        (column, cell) -> {
          if (!known.contains(column)) {
            places.problem(cell.place(), "This means nothing " + what + ": leave the cell empty.");
          }
        });
  }
}
