package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;

/** The metric that a page shows, slot by slot, as a file. */
@WebServlet(name = "MetricsExport", urlPatterns = "/metrics-export")
public class MetricsExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-metric";

  @Inject private transient ReadMetrics metrics;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public MetricsExportServlet() {}

  MetricsExportServlet(ReadMetrics metrics, Taste taste) {
    this.metrics = metrics;
    this.taste = taste;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MetricSearch search = new MetricSearch(request::getParameter, taste.getZone(), metrics);
    String word = request.getParameter("format");
    Optional<TableFormat> format = TableFormat.ofWord(word == null ? "" : word);
    Optional<Caller> caller = CallerOfRequest.find(request);
    if (caller.isEmpty() || format.isEmpty() || !search.isUsable()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    MetricTable table =
        new MetricTable(
            search.what(), metrics.series(search.of(), search.what(), search.when(), caller.get()));
    TableAnswer.send(response, format.get(), NAME, out -> table.write(out, format.get()));
  }
}
