package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.platform.Actor;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/**
 * The history of alerts as a table to take away, the latest first. There is nothing of a record in
 * it, so it is not noted.
 *
 * @param rule whose history it is; null for that of all
 */
record AlertChangeTable(ReadAlerts alerts, @Nullable String rule, Actor who) {
  private static final int PAGE = 500;
  private static final List<String> COLUMNS =
      List.of("change", "rule", "state", "at", "told", "notices");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "alert-changes", COLUMNS);
    Long before = null;
    List<AlertChange> found;
    do {
      found = alerts.changes(rule, before, PAGE, who);
      for (AlertChange change : found) {
        table.row(cells(change));
        before = change.id();
      }
    } while (found.size() == PAGE);
    table.end();
  }

  private static List<@Nullable Object> cells(AlertChange change) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(change.id());
    cells.add(change.rule());
    cells.add(change.raised() ? "raised" : "ended");
    cells.add(change.at());
    cells.add(change.told());
    cells.add(
        change.notices().stream()
            .map(notice -> notice.destination() + " " + Words.of(notice.state()))
            .collect(Collectors.joining(", ")));
    return cells;
  }
}
