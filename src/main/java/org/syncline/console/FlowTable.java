package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Flows as a table to take away. There is nothing of a record in it, so it is not noted. */
record FlowTable(List<FlowLine> flows) {
  private static final List<String> COLUMNS =
      List.of(
          "flow",
          "direction",
          "system",
          "object",
          "recordType",
          "mapping",
          "state",
          "open",
          "stopped",
          "version",
          "changedAt",
          "changedBy");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "flows", COLUMNS);
    for (FlowLine line : flows) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(line.flow().id());
      cells.add(line.direction());
      cells.add(line.flow().system());
      cells.add(line.flow().object());
      cells.add(line.flow().recordType());
      cells.add(line.flow().mapping());
      cells.add(line.word());
      cells.add(line.open());
      cells.add(line.stopped());
      cells.add(line.version());
      cells.add(line.at());
      cells.add(line.by());
      table.row(cells);
    }
    table.end();
  }
}
