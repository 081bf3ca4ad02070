package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.DraftDocument;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Mappings as a table to take away. There is nothing of a record in it, so it is not noted. */
record MappingsTable(List<MappingLine> mappings) {
  private static final List<String> COLUMNS =
      List.of(
          "mapping",
          "leadsTo",
          "state",
          "version",
          "publishedAt",
          "publishedBy",
          "draftAt",
          "draftBy",
          "flows");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "mappings", COLUMNS);
    for (MappingLine line : mappings) {
      Document published = line.published();
      DraftDocument draft = line.draft();
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(line.id());
      cells.add(line.leadsTo());
      cells.add(line.word());
      cells.add(line.version());
      cells.add(published == null ? null : published.createdAt());
      cells.add(published == null ? null : published.createdBy());
      cells.add(draft == null ? null : draft.savedAt());
      cells.add(draft == null ? null : draft.savedBy());
      cells.add(String.join(", ", line.flows()));
      table.row(cells);
    }
    table.end();
  }
}
