package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Systems as a table to take away. There is nothing of a record in it, so it is not noted. */
record SystemTable(List<SystemLine> systems) {
  private static final List<String> COLUMNS =
      List.of(
          "system",
          "name",
          "owner",
          "queue",
          "connections",
          "flowsIn",
          "flowsOut",
          "state",
          "stopped",
          "check",
          "checkedAt",
          "version");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "systems", COLUMNS);
    for (SystemLine line : systems) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(line.system().id());
      cells.add(line.system().name());
      cells.add(line.system().owner());
      cells.add(Words.of(line.system().queue()));
      cells.add(
          line.connections().stream()
              .map(one -> one.connection().id() + " " + one.kind() + " " + one.address())
              .collect(Collectors.joining(", ")));
      cells.add(line.in());
      cells.add(line.out());
      cells.add(line.word());
      cells.add(line.stopped());
      cells.add(line.checked().isEmpty() ? null : line.checked());
      cells.add(line.checkedAt());
      cells.add(line.version());
      table.row(cells);
    }
    table.end();
  }
}
