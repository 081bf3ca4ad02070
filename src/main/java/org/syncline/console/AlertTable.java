package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.metrics.alert.AlertRule;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.Standing;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Alert rules as a table to take away. There is nothing of a record in it, so it is not noted. */
record AlertTable(List<KeptRule> rules) {
  private static final List<String> COLUMNS =
      List.of(
          "rule",
          "subject",
          "metric",
          "stage",
          "figure",
          "unit",
          "minutes",
          "condition",
          "state",
          "since",
          "value",
          "evaluatedTo",
          "version",
          "content");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "alerts", COLUMNS);
    for (KeptRule kept : rules) {
      table.row(cells(kept));
    }
    table.end();
  }

  private static List<@Nullable Object> cells(KeptRule kept) {
    AlertRule rule = kept.rule();
    Standing standing = kept.standing();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(kept.id());
    cells.add(rule.subject().toString());
    cells.add(rule.metric().word());
    cells.add(rule.stage());
    cells.add(Words.of(rule.figure()));
    cells.add(rule.figure().unit());
    cells.add(rule.length().minutes());
    cells.add(rule.condition().word());
    cells.add(Words.of(kept.state()));
    cells.add(standing.since());
    cells.add(standing.value());
    cells.add(standing.evaluatedTo());
    cells.add(kept.version());
    cells.add(kept.content());
    return cells;
  }
}
