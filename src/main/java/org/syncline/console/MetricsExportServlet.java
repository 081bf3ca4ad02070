package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;

/** The metric that a page shows, slot by slot, as a file. */
@WebServlet(name = "MetricsExport", urlPatterns = "/metrics-export")
public class MetricsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-metric";

  @Inject private transient ReadMetrics metrics;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public MetricsExportServlet() {
    super(NAME);
  }

  private MetricSearch search(HttpServletRequest request) {
    return new MetricSearch(request::getParameter, taste.getZone(), metrics);
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    MetricSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    MetricTable table =
        new MetricTable(
            search.what(), metrics.series(search.of(), search.what(), search.when(), caller));
    return Optional.of(out -> table.write(out, format));
  }
}
