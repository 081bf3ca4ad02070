package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.table.Sheet;
import org.syncline.platform.table.SheetBook;

/**
 * A mapping as a workbook: sheet {@code rows} has the rows, {@code mapping} the mapping's own
 * members, {@code maps} the value maps, each of which has its entries on a sheet of its own.
 */
final class XlsxFile {
  private static final String MAPPING = "mapping";
  private static final String ROWS = "rows";
  private static final String MAPS = "maps";
  private static final int MOST_MAPS = 250;

  private XlsxFile() {}

  static List<SheetBook.NewSheet> write(MappingParts parts) {
    List<SheetBook.NewSheet> sheets = new ArrayList<>();
    if (!parts.rows().isEmpty()) {
      sheets.add(new SheetBook.NewSheet(ROWS, rows(parts.rows())));
    }
    NewLines head = new NewLines(Column.MEMBER, Column.CELL);
    SortedSet<String> members = Column.inOrder();
    members.addAll(parts.head().keySet());
    for (String member : members) {
      Map<Column, String> line = head.add();
      line.put(Column.MEMBER, CellForm.TEXT.write(member));
      line.put(Column.CELL, CellForm.ofMember(member).write(parts.head().get(member)));
    }
    sheets.add(new SheetBook.NewSheet(MAPPING, head.cells()));
    if (!parts.maps().isEmpty()) {
      maps(parts.maps(), sheets);
    }
    refuseLong(sheets);
    return sheets;
  }

  private static List<List<@Nullable String>> rows(List<Map<String, @Nullable Object>> rows) {
    NewLines lines = new NewLines();
    SortedSet<String> members = Column.inOrder();
    for (Map<String, @Nullable Object> row : rows) {
      NewLines.fill(lines.add(), row);
      members.addAll(row.keySet());
    }
    lines.next(members.stream().map(Column::of).toList());
    return lines.cells();
  }

  private static void maps(Map<String, MappingParts.Part> maps, List<SheetBook.NewSheet> sheets) {
    if (maps.size() > MOST_MAPS) {
      throw refused(
          "maps",
          "A workbook gets a sheet for each value map, and there are more than "
              + MOST_MAPS
              + ": take CSV or JSON.");
    }
    NewLines lines = new NewLines(Column.MAP, Column.SHEET);
    SortedSet<String> members = Column.inOrder();
    List<SheetBook.NewSheet> ofEntries = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(ROWS, MAPPING, MAPS, "history"));
    for (Map.Entry<String, MappingParts.Part> map : maps.entrySet()) {
      Map<Column, String> line = lines.add();
      line.put(Column.MAP, CellForm.TEXT.write(map.getKey()));
      NewLines.fill(line, map.getValue().members(), Column.MAP, Column.SHEET);
      members.addAll(map.getValue().members().keySet());
      if (!map.getValue().entries().isEmpty()) {
        String title = title(map.getKey(), taken);
        line.put(Column.SHEET, CellForm.TEXT.write(title));
        ofEntries.add(new SheetBook.NewSheet(title, entries(map.getValue().entries())));
      }
    }
    lines.next(
        members.stream().map(member -> Column.besides(member, Column.MAP, Column.SHEET)).toList());
    sheets.add(new SheetBook.NewSheet(MAPS, lines.cells()));
    sheets.addAll(ofEntries);
  }

  private static List<List<@Nullable String>> entries(Map<String, @Nullable Object> entries) {
    NewLines lines = new NewLines(Column.FROM, Column.TO);
    for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
      Map<Column, String> line = lines.add();
      line.put(Column.FROM, CellForm.TEXT.write(entry.getKey()));
      line.put(Column.TO, CellForm.TEXT.write(entry.getValue()));
    }
    return lines.cells();
  }

  /** A title that a workbook can have, and none has yet; titles differ in more than case. */
  static String title(String name, Set<String> taken) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean usable = Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '.';
              plain.appendCodePoint(usable && c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? c : '-');
            });
    int room = SheetBook.LONGEST_TITLE - 5;
    String kept = plain.substring(0, Math.min(plain.length(), room)).strip();
    String start = kept.isEmpty() ? "map" : kept;
    String title = start;
    for (int number = 2; !taken.add(title.toLowerCase(Locale.ROOT)); number++) {
      title = start + " " + number;
    }
    return title;
  }

  private static void refuseLong(List<SheetBook.NewSheet> sheets) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (SheetBook.NewSheet sheet : sheets) {
      for (int line = 0; line < sheet.lines().size(); line++) {
        for (String cell : sheet.lines().get(line)) {
          if (cell != null && cell.length() > SheetBook.LONGEST_CELL) {
            problems.add(
                new ConfigurationProblem(
                    "sheet '" + sheet.title() + "', line " + (line + 1),
                    "A cell of a workbook holds at most "
                        + SheetBook.LONGEST_CELL
                        + " characters, and this value has "
                        + cell.length()
                        + ": take CSV or JSON."));
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  private static InvalidConfiguration refused(String path, String message) {
    return new InvalidConfiguration(List.of(new ConfigurationProblem(path, message)));
  }

  static MappingParts read(SheetBook book, Places places) {
    GivenMapping mapping = new GivenMapping(places);
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    book.sheets().forEach(sheet -> sheets.put(sheet.title().toLowerCase(Locale.ROOT), sheet));
    readHead(sheets.remove(MAPPING), mapping, places);
    Sheet rows = sheets.remove(ROWS);
    if (rows != null) {
      GivenLines.of(rows, places).forEach(line -> mapping.row(line, Set.of()));
    }
    Sheet maps = sheets.remove(MAPS);
    if (maps != null) {
      GivenLines.of(maps, places).forEach(line -> readMap(line, sheets, mapping, places));
    }
    for (Sheet sheet : sheets.values()) {
      if (!sheet.lines().isEmpty()) {
        places.problem(
            "sheet '" + sheet.title() + "'",
            "Nothing says what this sheet is for: name it in the column 'sheet' of sheet 'maps', or"
                + " take it away.");
      }
    }
    return mapping.parts();
  }

  private static void readHead(@Nullable Sheet sheet, GivenMapping mapping, Places places) {
    if (sheet == null) {
      places.problem(
          "sheet 'mapping'",
          "This sheet is missing: give it the columns 'member' and 'value', with lines for id and"
              + " recordType.");
      return;
    }
    for (GivenLine line : GivenLines.of(sheet, places)) {
      line.refuseOthers(Set.of(Column.MEMBER, Column.CELL), "on this sheet");
      String member = line.text(Column.MEMBER);
      if (member == null) {
        if (!places.isWrong(line.placeOf(Column.MEMBER))) {
          places.problem(line.place(), "Say in the column 'member' which member is meant.");
        }
      } else {
        places.note(member, line.placeOf(Column.CELL));
        Map<String, @Nullable Object> value =
            line.value(Column.CELL, member, CellForm.ofMember(member));
        mapping.head(value, line.place());
        if (value.isEmpty() && !places.isWrong(line.placeOf(Column.CELL))) {
          places.problem(
              line.place() + " (value)",
              "Give a value, or take the line away; \"\" in quotes is the empty text.");
        }
      }
    }
  }

  private static void readMap(
      GivenLine line, Map<String, Sheet> sheets, GivenMapping mapping, Places places) {
    String name = line.text(Column.MAP);
    String title = line.text(Column.SHEET);
    if (name == null) {
      if (!places.isWrong(line.placeOf(Column.MAP))) {
        places.problem(line.place() + " (map)", "Name the value map in the column 'map'.");
      }
      return;
    }
    mapping.map(name, line, Set.of(Column.MAP, Column.SHEET));
    if (title != null) {
      Sheet sheet = sheets.remove(title.toLowerCase(Locale.ROOT));
      if (sheet == null) {
        places.problem(
            line.placeOf(Column.SHEET),
            "There is no such sheet, or an earlier value map has it: add one with the columns"
                + " 'from' and 'to'.");
      } else {
        for (GivenLine entry : GivenLines.of(sheet, places)) {
          entry.refuseOthers(GivenMapping.ofEntries(), "on this sheet");
          mapping.entry(name, entry);
        }
      }
    }
  }
}
