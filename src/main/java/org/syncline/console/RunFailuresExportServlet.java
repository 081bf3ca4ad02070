package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;

/** What did not go through of a run, as a file. */
@WebServlet(name = "RunFailuresExport", urlPatterns = "/run-failures-export")
public class RunFailuresExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-run-failures";

  @Inject private transient RunJobs jobs;

  /** For the container. */
  @NullUnmarked
  public RunFailuresExportServlet() {
    super(NAME);
  }

  private Optional<Run> run(HttpServletRequest request, Caller caller) {
    String id = text(request.getParameter("id"));
    return id.matches("[0-9]{1,18}") ? jobs.run(Long.parseLong(id), caller) : Optional.empty();
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return run(request, caller).isPresent();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    return run(request, caller)
        .map(run -> new FailureTable(jobs, run.id(), run.file(), caller))
        .map(table -> out -> table.write(out, format));
  }
}
