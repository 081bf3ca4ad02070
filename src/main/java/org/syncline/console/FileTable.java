package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;
import org.syncline.sync.bulk.Runs;

/** Files as a table to take away. There is nothing of their content in it, so it is not noted. */
record FileTable(List<FileLine> files) {
  private static final List<String> COLUMNS = List.of("name", "size", "modified", "flows");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "files", COLUMNS);
    for (FileLine line : files) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(line.name());
      cells.add(line.file().size());
      cells.add(line.file().modified());
      cells.add(line.readings().stream().map(Runs.Reading::flow).collect(Collectors.joining(", ")));
      table.row(cells);
    }
    table.end();
  }
}
