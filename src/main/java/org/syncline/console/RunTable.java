package org.syncline.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.intake.Status;

/** Runs as a table to take away. There is nothing of a record in it, so it is not noted. */
record RunTable(RunJobs jobs, RunQuery query, Caller caller) {
  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(
                  "run",
                  "flow",
                  "file",
                  "state",
                  "startedBy",
                  "began",
                  "ended",
                  "tries",
                  "bytes",
                  "records"),
              Stream.concat(Stream.of(Status.values()).map(Status::word), Stream.of("problem")))
          .toList();

  /**
   * Writes the table, as many runs at a time as a query may have.
   *
   * @throws IOException where the receiver has gone away
   */
  void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "runs", COLUMNS);
    List<Run> part = jobs.runs(query.page(query.before(), RunQuery.MOST), caller);
    while (!part.isEmpty()) {
      for (Run run : part) {
        table.row(cells(new RunLine(run)));
      }
      part = jobs.runs(query.page(part.get(part.size() - 1).id(), RunQuery.MOST), caller);
    }
    table.end();
  }

  private static List<@Nullable Object> cells(RunLine line) {
    Run run = line.run();
    Run.Source source = run.source();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(run.id());
    cells.add(run.flow());
    cells.add(run.file());
    cells.add(run.state().word());
    cells.add(run.startedBy());
    cells.add(line.began());
    cells.add(line.ended());
    cells.add(run.executions().size());
    cells.add(source == null ? null : source.size());
    cells.add(run.counts().records());
    for (Status status : Status.values()) {
      cells.add(run.counts().of(status));
    }
    cells.add(run.problem());
    return cells;
  }
}
