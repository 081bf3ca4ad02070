package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;

/** The flows that a filter finds, as a file. */
@WebServlet(name = "FlowsExport", urlPatterns = "/flows-export")
public class FlowsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-flows";

  @Inject private transient ShownSystems systems;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public FlowsExportServlet() {
    super(NAME);
  }

  private FlowSearch search(HttpServletRequest request) {
    return new FlowSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    FlowSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    FlowTable table = new FlowTable(search.of(systems.flows(caller)));
    return Optional.of(out -> table.write(out, format));
  }
}
