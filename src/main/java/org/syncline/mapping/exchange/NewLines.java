package org.syncline.mapping.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;

/** Lines of a table in the making; a column that no line uses is left out. */
final class NewLines {
  private static final int MOST_CELLS = 500_000;

  private final Set<Column> columns = new LinkedHashSet<>();
  private final List<Map<Column, String>> lines = new ArrayList<>();

  /** Columns that stand first, used or not. */
  NewLines(Column... first) {
    columns.addAll(List.of(first));
  }

  /** A line, to be filled. */
  Map<Column, String> add() {
    Map<Column, String> line = new LinkedHashMap<>();
    lines.add(line);
    return line;
  }

  /** The next columns are these, as far as a line uses them. */
  void next(Iterable<Column> more) {
    Set<Column> used = new LinkedHashSet<>();
    lines.forEach(line -> used.addAll(line.keySet()));
    more.forEach(
        column -> {
          if (used.contains(column)) {
            columns.add(column);
          }
        });
  }

  /** The head and all lines. */
  List<List<@Nullable String>> cells() {
    if ((long) columns.size() * (lines.size() + 1) > MOST_CELLS) {
      throw new InvalidConfiguration(
          List.of(
              new ConfigurationProblem(
                  "",
                  "The mapping would make a table of more than "
                      + MOST_CELLS
                      + " cells: take it as JSON.")));
    }
    List<List<@Nullable String>> cells = new ArrayList<>();
    cells.add(new ArrayList<>(columns.stream().map(Column::head).toList()));
    for (Map<Column, String> line : lines) {
      List<@Nullable String> row = new ArrayList<>();
      columns.forEach(column -> row.add(line.get(column)));
      cells.add(row);
    }
    return cells;
  }

  /** The members of something as cells. */
  static void fill(
      Map<Column, String> line, Map<String, ? extends @Nullable Object> members, Column... own) {
    for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
      String name = member.getKey();
      line.put(Column.besides(name, own), CellForm.ofMember(name).write(member.getValue()));
    }
  }
}
