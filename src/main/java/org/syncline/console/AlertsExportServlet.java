package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;

/** The alert rules that a filter finds, as a file. */
@WebServlet(name = "AlertsExport", urlPatterns = "/alerts-export")
public class AlertsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-alerts";

  @Inject private transient ReadAlerts alerts;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public AlertsExportServlet() {
    super(NAME);
  }

  private AlertSearch search(HttpServletRequest request) {
    return new AlertSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    AlertSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    AlertTable table = new AlertTable(search.of(alerts.all(caller)));
    return Optional.of(out -> table.write(out, format));
  }
}
