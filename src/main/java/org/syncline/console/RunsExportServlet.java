package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.RunJobs;

/** The runs that a filter finds, as a file. */
@WebServlet(name = "RunsExport", urlPatterns = "/runs-export")
public class RunsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-runs";

  @Inject private transient RunJobs jobs;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public RunsExportServlet() {
    super(NAME);
  }

  private RunSearch search(HttpServletRequest request) {
    return new RunSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    RunSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    RunTable table = new RunTable(jobs, search.query(1), caller);
    return Optional.of(out -> table.write(out, format));
  }
}
