package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.RunJobs;

/**
 * What did not go through of a run, as a table to take away: a line for each problem. Values of
 * records are masked in it, so it is not noted.
 */
record FailureTable(RunJobs jobs, long run, String file, Caller caller) {
  private static final int PART = 200;
  private static final List<String> COLUMNS =
      List.of(
          "file", "record", "receipt", "status", "reason", "target", "source", "code", "value",
          "message");

  /**
   * Writes the table.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "failures", COLUMNS);
    List<RunJobs.Failure> part = jobs.failures(run, 0, PART, caller);
    while (!part.isEmpty()) {
      for (RunJobs.Failure failure : part) {
        write(table, failure);
      }
      part = jobs.failures(run, part.get(part.size() - 1).record(), PART, caller);
    }
    table.end();
  }

  private void write(TableWriter table, RunJobs.Failure failure) throws IOException {
    if (failure.problems().isEmpty()) {
      table.row(cells(failure, null));
    }
    for (Problem problem : failure.problems()) {
      table.row(cells(failure, problem));
    }
  }

  private List<@Nullable Object> cells(RunJobs.Failure failure, @Nullable Problem problem) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(file);
    cells.add(failure.record());
    cells.add(failure.receipt());
    cells.add(failure.status().word());
    cells.add(failure.reason());
    cells.add(problem == null ? null : problem.target());
    cells.add(problem == null ? null : problem.source());
    cells.add(problem == null ? null : problem.code());
    cells.add(problem == null ? null : problem.value());
    cells.add(problem == null ? null : problem.message());
    return cells;
  }
}
