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

/** The history of alerts, as a file. */
@WebServlet(name = "AlertChangesExport", urlPatterns = "/alert-changes-export")
public class AlertChangesExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-alert-changes";

  @Inject private transient ReadAlerts alerts;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public AlertChangesExportServlet() {
    super(NAME);
  }

  private AlertChangeSearch search(HttpServletRequest request) {
    return new AlertChangeSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    AlertChangeSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    AlertChangeTable table = new AlertChangeTable(alerts, search.rule(), caller);
    return Optional.of(out -> table.write(out, format));
  }
}
